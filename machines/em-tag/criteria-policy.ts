import type { PolicyVersion } from "../shared/policy.ts";
import type { LocalDate } from "../shared/time.ts";
import type { PoliceForceArea } from "./areas.ts";
import type { Offence } from "./sentence.ts";
import type { Term } from "./term.ts";

/** What the Order asks of a release. Used in the version in force on the day of the release (processes.md, Counting). */
export interface CriteriaValues {
  readonly specifiedAreas: readonly PoliceForceArea[];
  readonly specifiedOffences: readonly Offence[];
  /** The least length of the sentence for the offence. */
  readonly minimumTerm: Term;
  /** A sentence as long as another one counts as the longest. */
  readonly equalLongestCounts: boolean;
  /** Somebody without an address qualifies when they will live in a specified area. */
  readonly noFixedAbodeCounts: boolean;
  /** Days of licence that must be left at a release, its own day and the last one counted. */
  readonly minimumLicenceDays: number;
  /** Age on the day of the release, in years. */
  readonly adultAt: number;
  /** The most months of monitoring, time off licence not counted. */
  readonly monitoredMonthsAtMost: number;
}

/** One version with its dates, as a case carries it. */
export interface Criteria extends CriteriaValues {
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

const FIRST_SIX = ["Avon and Somerset", "Cheshire", "Gloucestershire", "Gwent", "Humberside", "West Midlands"] as const;
const THIRTEEN_MORE = [
  "Bedfordshire",
  "City of London",
  "Cumbria",
  "Derbyshire",
  "Durham",
  "Essex",
  "Hampshire",
  "Hertfordshire",
  "Kent",
  "Metropolitan",
  "North Wales",
  "Nottinghamshire",
  "Sussex",
] as const;

const asMade = {
  specifiedAreas: { value: FIRST_SIX, source: "[SI] 2021/330, Schedule 1 as made" },
  specifiedOffences: {
    value: ["theft", "robbery", "burglary", "aggravatedBurglary"],
    source:
      "2021/330, Schedule 2 lists theft, robbery and burglary offences; which provisions exactly is for the EQuiP guidance to confirm",
    assumption: true,
  },
  minimumTerm: { value: { months: 12 }, source: "[SI] 2021/330, article 2(b)(i) as made: 12 months or more" },
  equalLongestCounts: { value: false, source: "[SI] 2021/330, article 2(b)(iii) as made: the longest term" },
  noFixedAbodeCounts: { value: false, source: "[SI] 2021/330, article 2(d) as made: at an address" },
  minimumLicenceDays: { value: 30, source: "[SI] 2021/330, article 2(c): on licence for 30 days or more" },
  adultAt: {
    value: 18,
    source: "[003] says adult people on probation; that it is 18 on the release day is ours",
    assumption: true,
  },
  monitoredMonthsAtMost: { value: 12, source: "[SI] 2021/330, article 4(b)(iii): 12 months from first release" },
} as const satisfies PolicyVersion<CriteriaValues>["items"];

const since29September2021 = {
  ...asMade,
  specifiedAreas: {
    value: [...FIRST_SIX, ...THIRTEEN_MORE],
    source: "[SI] 2021/330, Schedule 1 as amended by 2021/999",
  },
  equalLongestCounts: { value: true, source: "[SI] 2021/999, article 2(2)(a): or equal longest" },
  noFixedAbodeCounts: {
    value: true,
    source: "2021/999, article 2(2)(b) leaves out `at an address`; read as: no fixed abode inside an area qualifies",
    assumption: true,
  },
} as const satisfies PolicyVersion<CriteriaValues>["items"];

export const criteriaPolicy: readonly PolicyVersion<CriteriaValues>[] = [
  { validFrom: "2021-04-12", validTo: "2021-09-28", items: asMade },
  { validFrom: "2021-09-29", validTo: "2022-10-25", items: since29September2021 },
  {
    validFrom: "2022-10-26",
    items: {
      ...since29September2021,
      minimumTerm: { value: { days: 90 }, source: "[SI] 2022/1019, article 2(2): 90 days; [003] says the same" },
    },
  },
];
