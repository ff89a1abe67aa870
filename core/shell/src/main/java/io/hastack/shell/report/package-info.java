/** The page of {@code ha:prove --report}. Start at {@link io.hastack.shell.report.ReportPage}. */
package io.hastack.shell.report;
