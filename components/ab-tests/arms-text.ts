import type { ListedTest } from './figures'
import type { AbWords } from './words'

/** "v1 (50 %) against v2 (50 %)" */
export const armsText = (arms: ListedTest['arms'], { t, format }: AbWords): string =>
  arms
    .map(({ version, share }) => t('armShare', { version, share: format.share(share, { digits: 0 }) }))
    .join(t('against'))
