import { cva, type VariantProps } from 'class-variance-authority'

export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium no-underline hover:no-underline disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-text-3 aria-disabled:cursor-not-allowed aria-disabled:border-border aria-disabled:bg-sunken aria-disabled:text-text-3',
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-on-accent enabled:hover:brightness-106',
        secondary: 'border-border-strong bg-surface text-text hover:bg-sunken',
        quiet: 'border-transparent bg-transparent text-text-2 hover:bg-sunken',
        danger: 'border-bad bg-surface text-bad-text hover:bg-bad-tint',
        plain: 'border-transparent bg-transparent text-accent-text hover:bg-sunken',
      },
      size: { md: 'h-8 px-3 text-body', sm: 'h-6 px-2 text-small' },
    },
    compoundVariants: [{ variant: 'quiet', size: 'md', class: 'px-2' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonStyle = VariantProps<typeof buttonStyle>
