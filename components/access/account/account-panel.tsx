'use client'
import { useTranslations } from 'use-intl'
import { roleWords } from '@/components/access/members/member'
import { usePerson } from '@/components/access/person-context'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Grid } from '@/components/ui/grid'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { OwnSessions } from './own-sessions'
import { PasswordForm } from './password-form'

/** One's own account: password, sessions and what one may do. */
export function AccountPanel() {
  const t = useTranslations('settings')
  const access = useTranslations('access')
  const person = usePerson()
  const words = roleWords(person.roles, person.useCases, access)
  const roles = words.join(access('listComma')) || access('noRole')
  return (
    <>
      <Verdict
        sentence={t('account.sentence', { name: person.name })}
        why={t('account.why', { email: person.email, roles })}
      />
      <Grid>
        <Tile title={t('account.password')} span={4}>
          <p className="mb-3 text-text-2">{t('account.passwordWhy')}</p>
          <PasswordForm email={person.email} />
        </Tile>
        <Tile title={t('account.sessions')} span={4}>
          <PanelBoundary height={160}>
            <OwnSessions />
          </PanelBoundary>
        </Tile>
        <Tile title={t('account.roles')} span={4}>
          {person.roles.length === 0 ? (
            <p className="text-text-2">{t('account.noRoles')}</p>
          ) : (
            <>
              <p className="mb-1 text-text-2">{t('account.rolesWhy')}</p>
              <Rows>
                {person.roles.map(({ role, useCase }) => (
                  <Row
                    key={`${role} ${useCase}`}
                    label={access(`role.${role}`)}
                    value={
                      useCase === null
                        ? t('account.everywhere')
                        : (person.useCases.find(({ slug }) => slug === useCase)?.name ?? useCase)
                    }
                  />
                ))}
              </Rows>
            </>
          )}
        </Tile>
      </Grid>
    </>
  )
}
