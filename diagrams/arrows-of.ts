import type { ProcessDefinition } from "../machines/shared/process-definition.ts";
import { isShown, type Drawing } from "./drawing.ts";
import { labelOf } from "./label-of.ts";
import { isAround, nodeAt, parentOf, pathOf, withDescendants, type DrawnNode } from "./state-node.ts";
import { transitionsOf, type Transition } from "./transitions-of.ts";

/** One arrow, with everything that makes a case take it. */
export interface Arrow {
  /** Path of a state, or with `anywhere`, of a state out of any part of which it leads. */
  readonly from: string;
  /** Starts somewhere inside `from` and ends inside it: stands for an arrow from each of its parts. */
  readonly anywhere: boolean;
  readonly to: string;
  readonly labels: readonly string[];
}

/**
 * The arrows of a drawing: what happens inside its state, and what leads into it and out of it. An end that the drawing
 * does not show is taken back to what it does show. What the machine takes at any time is not drawn, nor what moves
 * nothing.
 */
export function arrowsOf(root: DrawnNode, drawing: Drawing, words: ProcessDefinition["words"]): Arrow[] {
  const taken = withDescendants(root)
    .slice(1)
    .flatMap(transitionsOf)
    .flatMap((transition) =>
      transition.targets.flatMap((target) => {
        const ends = endsOf(root, drawing, pathOf(transition.source), target);
        return ends ? [{ transition, ends }] : [];
      }),
    );
  return [...Map.groupBy(taken, ({ ends }) => JSON.stringify(ends)).values()].flatMap((alike) => {
    const [first] = alike;
    return first
      ? [
          {
            ...first.ends,
            labels: labelsOf(
              alike.map(({ transition }) => transition),
              words,
            ),
          },
        ]
      : [];
  });
}

/** One label for each cause. Where a cause leads the same way whatever a guard says, the guard is left out. */
function labelsOf(alike: readonly Transition[], words: ProcessDefinition["words"]): string[] {
  const byCause = Map.groupBy(alike, (transition) => labelOf(withoutCondition(transition), words));
  const labels = [...byCause].flatMap(([cause, transitions]) => {
    const conditioned = new Set(transitions.map((transition) => labelOf(transition, words)));
    return conditioned.size === 1 || cause === "" ? [...conditioned] : [cause];
  });
  return [...new Set(labels)].filter((label) => label !== "");
}

function withoutCondition({ guard: _guard, ...rest }: Transition): Transition {
  return { ...rest, otherwise: false };
}

type Ends = Pick<Arrow, "from" | "anywhere" | "to">;

function endsOf(root: DrawnNode, drawing: Drawing, source: string, target: string): Ends | undefined {
  const focus = pathOf(drawing.focus);
  const isInside = (path: string): boolean => path === focus || isAround(focus, path);
  if (!isInside(source) && !isInside(target)) return undefined;
  const from = shownFor(drawing, source);
  const to = shownFor(drawing, target);
  // Of the states around the drawing's own, and the whole machine: drawn there.
  if (isAround(source, focus) || to === "" || isAround(from, focus)) return undefined;
  if (from === to || isAround(from, to)) {
    if (!drawing.open.has(from)) return source === to && target === to ? { from, anywhere: false, to } : undefined;
    const inside = besideOthers(root, drawing, from === to ? beginningOf(root, drawing, to) : to);
    return inside === undefined ? undefined : { from, anywhere: true, to: inside };
  }
  if (!isAround(to, from)) return { from, anywhere: false, to };
  const inside = beginningOf(root, drawing, to);
  return inside === undefined || isAround(inside, from) ? undefined : { from, anywhere: false, to: inside };
}

/** What a drawing shows for a state: itself, the closed state it is in, or outside, the nearest box beside the focus. */
function shownFor(drawing: Drawing, path: string): string {
  const focus = pathOf(drawing.focus);
  const keys = path.split(".");
  if (path === focus || isAround(focus, path)) {
    while (!isShown(keys.join("."), drawing)) keys.pop();
    return keys.join(".");
  }
  const own = focus.split(".");
  let shared = 0;
  while (shared < keys.length && keys[shared] === own[shared]) shared += 1;
  return keys.slice(0, shared + 1).join(".");
}

/** A part that runs beside others has no place for a mark beside it: there the arrow leads to where the part begins. */
function besideOthers(root: DrawnNode, drawing: Drawing, path: string | undefined): string | undefined {
  if (path === undefined || nodeAt(root, parentOf(path))?.type !== "parallel") return path;
  return besideOthers(root, drawing, beginningOf(root, drawing, path));
}

/** Where a case begins in an open state; nothing where it begins in several places at once. */
function beginningOf(root: DrawnNode, drawing: Drawing, path: string): string | undefined {
  const node = nodeAt(root, path);
  const [first] = node?.type === "parallel" ? [] : (node?.initial?.target ?? []);
  return first && shownFor(drawing, pathOf(first));
}
