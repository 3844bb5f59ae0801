const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5V13h-4V9.5h-3V13h-4z',
  useCases: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm0 3a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  data: 'M3 4.5c0-2.4 10-2.4 10 0v7c0 2.4-10 2.4-10 0zm0 0c0 2.4 10 2.4 10 0M3 8c0 2.4 10 2.4 10 0',
  runs: 'M2.5 12.5 6 8l2.5 2.5 5-7',
  models: 'M8 2.2 13.3 5v6L8 13.8 2.7 11V5zM2.7 5 8 7.9 13.3 5M8 7.9v5.9',
  monitoring: 'M1.8 8.5h3l2-5 2.6 9 2-4h2.8',
  abTests: 'M3 13V6m4.8 7V3M13 13V8.5',
  promotions: 'M8 13V3.2m-4 4 4-4 4 4',
  alerts: 'M4 11V7.2a4 4 0 0 1 8 0V11l1 1.3H3zm2.8 2.8h2.4',
  governance: 'M8 2.3 13 4v4c0 3-2.2 5-5 5.8C5.2 13 3 11 3 8V4z',
  settings: 'M2.5 5h6m3 0h2M2.5 11h2m3 0h6M10 3.3v3.4M6 9.3v3.4',
  imports: 'M8 2.5v7.3m-3.2-3L8 10l3.2-3.2M2.8 10.5V13h10.4v-2.5',
  audit: 'M4 2.5h6l2.5 2.5v8.5H4zM6.2 7h4M6.2 9.5h4M6.2 12h2.3',
} as const

export type NavIconName = keyof typeof PATHS

export function NavIcon({ name }: { name: NavIconName }) {
  return (
    <svg
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0 opacity-85"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
