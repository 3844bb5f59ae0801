function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  if (/\p{Script=Han}/u.test(name)) return name.trim().slice(-2)
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => word?.[0] ?? '') : [name.slice(0, 2)]
  return letters.join('').toUpperCase()
}

export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-6 shrink-0 rounded-full bg-accent-tint text-center font-semibold text-[11px]/6 text-accent-text"
    >
      {initials(name)}
    </span>
  )
}
