/** Repeatable draws for the simulations. */
export class Draws {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** Uniform in [0, 1) (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let x = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }

  /** Successes among n trials, one by one: exact, and n is small here. */
  binomial(n: number, p: number): number {
    let count = 0
    for (let i = 0; i < n; i++) if (this.next() < p) count++
    return count
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }
}
