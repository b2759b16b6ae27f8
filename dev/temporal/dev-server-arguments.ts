import type { SearchAttributeType } from "@temporalio/common";

export interface SearchAttribute {
  readonly name: string;
  readonly type: SearchAttributeType;
}

export interface DevServerArguments {
  /** Absent: in memory, gone with the process. */
  readonly dbFile?: string;
  readonly port: number;
  /** Absent: no UI. */
  readonly uiPort?: number;
  readonly searchAttributes: readonly SearchAttribute[];
  /** Where the UI asks for encrypted payloads to be shown. */
  readonly codecEndpoint?: string;
  readonly timeSkipping: boolean;
}

const COMMON = {
  /** An activity whose worker is at hand starts with the workflow task's own answer: 15–20 % less CPU. */
  "system.enableActivityEagerExecution": true,
  /** Ten lists a second are the default; parallel tests and a UI beside them ask more often. */
  "frontend.namespaceRPS.visibility": 200,
} as const;

const TIME_SKIPPING = {
  "frontend.WorkflowTimeSkippingEnabled": true,
  /** A timer may fire this late. The default of 1 s is also what every skip costs: three weeks with two reminders took 3.0 s, now 0.06 s. */
  "history.timerProcessorMaxTimeShift": "10ms",
  /** Both 20 a second by default, so that a case would take at most so many steps a second, in the end far fewer. */
  "history.timerProcessorMaxPollRPS": 1000,
  "history.transferProcessorMaxPollRPS": 1000,
  /**
   * A run that continues as new within this time (1 s by default) makes the next one wait, and server 1.32.0 adds the
   * skipped time twice when it skips that wait: the case would wake days late.
   */
  "history.workflowIdReuseMinimalInterval": "0s",
} as const;

const TYPE_NAMES: Readonly<Record<SearchAttributeType, string>> = {
  TEXT: "Text",
  KEYWORD: "Keyword",
  INT: "Int",
  DOUBLE: "Double",
  BOOL: "Bool",
  DATETIME: "Datetime",
  KEYWORD_LIST: "KeywordList",
};

/** The command line of `temporal server start-dev`. */
export function devServerArguments(wanted: DevServerArguments): string[] {
  const { dbFile, port, uiPort, searchAttributes, codecEndpoint, timeSkipping } = wanted;
  const dynamicConfig = { ...COMMON, ...(timeSkipping ? TIME_SKIPPING : {}) };
  return [
    "server",
    "start-dev",
    "--ip=127.0.0.1",
    `--port=${port}`,
    "--log-level=warn",
    ...(uiPort === undefined ? ["--headless"] : [`--ui-port=${uiPort}`, "--ui-disable-news-fetch"]),
    ...(dbFile === undefined ? [] : [`--db-filename=${dbFile}`]),
    ...(codecEndpoint === undefined ? [] : [`--ui-codec-endpoint=${codecEndpoint}`]),
    ...searchAttributes.flatMap(({ name, type }) => ["--search-attribute", `${name}=${TYPE_NAMES[type]}`]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => [
      "--dynamic-config-value",
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}
