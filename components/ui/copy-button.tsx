'use client'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { Button, type ButtonProps } from './button'

type Props = Omit<ButtonProps, 'onClick'> & { text: string }

/** Copies `text` and says so. */
export function CopyButton({ text, children, ...rest }: Props) {
  const t = useTranslations('common')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      toast(t('copied'))
    } catch {
      toast(t('copyFailed'))
    }
  }
  return (
    <Button variant="quiet" {...rest} onClick={copy}>
      {children ?? t('copy')}
    </Button>
  )
}
