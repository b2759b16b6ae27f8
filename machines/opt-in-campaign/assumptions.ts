import type { Assumption } from "../shared/assumption.ts";

/** What the campaign takes for granted beyond its policy values. Somebody with authority has to confirm each. */
export const assumptions: readonly Assumption[] = [
  {
    assumed: "People may be imported after the close, until no late answer is taken any more.",
    because: "Somebody traced late still gets three weeks of their own.",
  },
  {
    assumed: "What everyone is told is told one broadcast after the other.",
    because: "Two changes of the dates must not reach anybody in the wrong order.",
  },
  {
    assumed:
      "What was told while a file was being imported is told once more afterwards; whoever has heard it hears nothing new.",
    because: "People whose cases were started meanwhile would otherwise keep the old dates.",
  },
  {
    assumed: "A campaign can be withdrawn only while nobody has been imported.",
    because: "After that people have been written to; their own cases are withdrawn one by one.",
  },
  {
    assumed: "The days a campaign stays open after its end are counted from the London day on which it ends.",
    because: "A deadline given as a date ends at the end of that day, and so does a campaign.",
  },
];
