'use client'
import { useTranslations } from 'use-intl'
import { Button, type ButtonProps } from './button'
import { notify } from './notify'

type Props = Omit<ButtonProps, 'onClick'> & { text: string }

/** Copies `text` and says so. */
export function CopyButton({ text, children, ...rest }: Props) {
  const t = useTranslations('common')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      notify(t('copied'))
    } catch {
      notify(t('copyFailed'))
    }
  }
  return (
    <Button variant="quiet" {...rest} onClick={copy}>
      {children ?? t('copy')}
    </Button>
  )
}
