import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import type { Story } from './story'
import { StoryTileView } from './story-tile'

/** A home as it is read: the sentence, why, the scope, then the tiles. */
export function StoryView({ story }: { story: Story }) {
  const { sentence, why, scope, action, tiles } = story
  return (
    <>
      <Verdict
        sentence={sentence}
        why={why}
        scope={scope}
        actions={
          action && (
            <ButtonLink href={action.href} variant="primary">
              {action.label}
            </ButtonLink>
          )
        }
      />
      <Grid>
        {tiles.map((tile) => (
          <StoryTileView key={tile.id} tile={tile} />
        ))}
      </Grid>
    </>
  )
}
