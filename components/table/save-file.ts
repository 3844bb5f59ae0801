/** Hands a blob to the browser as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export function saveCsv(name: string, csv: string): void {
  saveFile(`${name}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
}

/** A title as a file name: letters and digits of any script, joined by hyphens. */
export function fileName(title: string): string {
  return (
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'plumbline'
  )
}
