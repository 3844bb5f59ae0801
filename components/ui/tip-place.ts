export type Box = { left: number; top: number; width: number; height: number }
export type Place = { left: number; top: number }

const GAP = 6
const EDGE = 8

/** Below the anchor, above it where there is no room, never beyond the window's sides. */
export function tipPlace(
  anchor: Box,
  tip: { width: number; height: number },
  view: { width: number; height: number },
): Place {
  const middle = anchor.left + anchor.width / 2 - tip.width / 2
  const left = Math.max(EDGE, Math.min(middle, view.width - tip.width - EDGE))
  const below = anchor.top + anchor.height + GAP
  const above = anchor.top - tip.height - GAP
  return { left, top: below + tip.height <= view.height || above < 0 ? below : above }
}
