export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends one thing after another, each when it is due, whether or not the ones before were answered; milliseconds from due to answered. */
export async function atRate<Item>(
  items: readonly Item[],
  given: { perSecond: number; send: (item: Item) => Promise<void> },
): Promise<number[]> {
  const started = performance.now()
  return Promise.all(
    items.map(async (item, place) => {
      const due = started + (place * 1000) / given.perSecond
      await pause(due - performance.now())
      await given.send(item)
      return performance.now() - due
    }),
  )
}
