'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

export function PrintButton() {
  const t = useTranslations('card')
  return <Button onClick={() => window.print()}>{t('print')}</Button>
}
