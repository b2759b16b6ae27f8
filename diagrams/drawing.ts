import { childrenOf, isAround, isCompound, parentOf, pathOf, withDescendants, type DrawnNode } from "./state-node.ts";

/** So many states are still seen at a glance; a state that holds more is drawn closed, with a drawing of its own. */
const AT_A_GLANCE = 16;

/** One drawing: a state, and how far it and those in it are opened. */
export interface Drawing {
  readonly focus: DrawnNode;
  /** Paths of the states whose inside is shown. */
  readonly open: ReadonlySet<string>;
}

/** The drawings of a machine: an overview, then one of every state that an earlier drawing shows closed. */
export function drawingsOf(focus: DrawnNode): Drawing[] {
  const open = new Set(opened(focus).map(pathOf));
  const shown = withDescendants(focus).filter((node) => isShown(pathOf(node), { focus, open }));
  const closed = shown.filter((node) => isCompound(node) && !open.has(pathOf(node)));
  return [{ focus, open }, ...closed.flatMap(drawingsOf)];
}

/** Whether a state inside the drawing's own stands in it, rather than hidden in a closed one. */
export function isShown(path: string, { focus, open }: Drawing): boolean {
  const start = pathOf(focus);
  if (path === start) return true;
  if (!isAround(start, path)) return false;
  const parent = parentOf(path);
  return open.has(parent) && isShown(parent, { focus, open });
}

function opened(focus: DrawnNode): DrawnNode[] {
  const inside = withDescendants(focus).slice(1);
  if (inside.length <= AT_A_GLANCE) return [focus, ...inside.filter(isCompound)];
  // What runs side by side says nothing when it is closed: no arrow leads from one to the other.
  return focus.type === "parallel" ? [focus, ...childrenOf(focus).filter(isCompound)] : [focus];
}
