import { saveFile } from '@/components/table/save-file'

const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'fill-opacity',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const

/** Copies an svg with the colours and fonts it has on the page, since a picture knows no style sheet. */
function frozen(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [...svg.querySelectorAll('*')]
  for (const [index, target] of [...copy.querySelectorAll('*')].entries()) {
    const source = originals[index]
    if (!source) continue
    const style = getComputedStyle(source)
    const text = PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
    target.setAttribute('style', text)
  }
  return copy
}

function load(source: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the picture could not be drawn'))
    image.src = source
  })
}

type Picture = { name: string; title: string; note: string }

async function draw(svg: SVGSVGElement, { title, note }: Picture): Promise<Blob | null> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = frozen(svg)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const image = await load(
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`,
  )
  const canvas = document.createElement('canvas')
  const scale = 2
  canvas.width = (width + 32) * scale
  canvas.height = (height + 80) * scale
  const context = canvas.getContext('2d')
  if (!context) return null
  const look = getComputedStyle(document.documentElement)
  const font = getComputedStyle(document.body).fontFamily
  context.scale(scale, scale)
  context.fillStyle = look.getPropertyValue('--surface')
  context.fillRect(0, 0, width + 32, height + 80)
  context.fillStyle = look.getPropertyValue('--text')
  context.font = `600 13px ${font}`
  context.fillText(title, 16, 24)
  context.drawImage(image, 16, 40, width, height)
  context.fillStyle = look.getPropertyValue('--text-3')
  context.font = `12px ${font}`
  context.fillText(note, 16, height + 62, width)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** Saves the plot in `host` with its title and read-out as PNG. */
export async function savePicture(host: HTMLElement | null, picture: Picture): Promise<void> {
  const svg = host?.querySelector<SVGSVGElement>('svg[data-plot], .recharts-surface')
  const blob = svg ? await draw(svg, picture) : null
  if (!blob) throw new Error('nothing to draw')
  saveFile(`${picture.name}.png`, blob)
}
