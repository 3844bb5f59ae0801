export const inputStyle =
  'h-8 w-full min-w-0 rounded-md border border-border-strong bg-surface px-2 text-body text-text disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-text-3 aria-invalid:border-bad'
