/** A plumb line. */
export function BrandMark() {
  return (
    <svg
      width="16"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className="text-accent"
    >
      <path d="M8 1v9" />
      <path d="M4.5 10h7L8 18.5z" fill="currentColor" />
    </svg>
  )
}
