// The configuration that TestGrid loads: a group for each branch and kind, tabs for each region.
// https://github.com/GoogleCloudPlatform/testgrid/blob/master/pb/config/config.proto

import type { Kind } from "./columns.ts";

/** What TestGrid looks back, and so the age that is exported: older columns would be shown as unknown. */
export const DAYS_OF_RESULTS = 365;

export interface Group {
  readonly kind: Kind;
  /** Of the group, and of its folder below `logs/`. */
  readonly job: string;
  /** Its rows have a region in their names. */
  readonly hasRegions: boolean;
  readonly tabs: readonly Tab[];
}

export interface Tab {
  readonly name: string;
  /** Whose rows it shows; undefined for all. */
  readonly region: string | undefined;
}

interface ConfigRequest {
  readonly bucket: string;
  /** Of the dashboard. */
  readonly dashboard: string;
  readonly groups: readonly Group[];
}

/** configText is config.yaml. Every text is quoted as JSON, which is YAML, too. */
export function configText({ bucket, dashboard, groups }: ConfigRequest): string {
  return [
    "test_groups:",
    ...groups.flatMap((group) => groupLines(group, bucket)),
    "dashboards:",
    `- name: ${quoted(dashboard)}`,
    "  dashboard_tab:",
    ...groups.flatMap(tabLines),
    "",
  ].join("\n");
}

/** DEFAULT_TEXT is default.yaml, without which TestGrid does not load any. */
export const DEFAULT_TEXT = `default_test_group:
  days_of_results: ${DAYS_OF_RESULTS}
  num_columns_recent: 10
default_dashboard_tab:
  num_columns_recent: 10
`;

/** `%` of the format are as many as there are elements. The commit stands first: alerts name it. */
function groupLines({ kind, job, hasRegions }: Group, bucket: string): readonly string[] {
  return [
    `- name: ${quoted(job)}`,
    `  gcs_prefix: ${quoted(`${bucket}/logs/${job}`)}`,
    `  days_of_results: ${DAYS_OF_RESULTS}`,
    "  num_columns_recent: 10",
    "  disable_prowjob_analysis: true",
    "  build_override_configuration_value: Commit",
    ...(kind === "bench" ? ["  short_text_metric: delta-pct"] : []),
    "  num_failures_to_alert: 1",
    "  num_passes_to_disable_alert: 1",
    "  column_header:",
    "  - configuration_value: Commit",
    "  - configuration_value: branch",
    ...(hasRegions ? ["  - configuration_value: region", "    list_all_values: true"] : []),
    "  test_name_config:",
    "    name_elements:",
    "    - target_config: Tests name",
    ...(hasRegions ? ["    - target_config: region"] : []),
    `    name_format: ${quoted(hasRegions ? "%s [%s]" : "%s")}`,
  ];
}

/** Overall rows are in the order of builds, not of regions, and say nothing that the others do not. */
const ALL_ROWS = "exclude-filter-by-regex=%5C.Overall%7C%5EOverall";

function tabLines({ kind, job, tabs }: Group): readonly string[] {
  const all = kind === "bench" ? `${ALL_ROWS}&graph-metrics=ns/op` : ALL_ROWS;
  return tabs.flatMap(({ name, region }) => [
    `  - name: ${quoted(name)}`,
    `    test_group_name: ${quoted(job)}`,
    `    base_options: ${quoted(region === undefined ? all : onlyRegion(region))}`,
    "    display_local_time: true",
    "    alert_options:",
    "      num_failures_to_alert: 1",
    "      alert_stale_results_hours: 48",
  ]);
}

function onlyRegion(region: string): string {
  const pattern = `\\[${region.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\]$`;
  return `include-filter-by-regex=${encodeURIComponent(pattern)}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
