'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { may, type Person } from '@/components/access/person'
import { MODEL_TABS, tabPath } from '@/components/models/model-tab'
import { LOCALES } from '@/lib/format/options'
import { LANGUAGES, useChooseLanguage } from './choose-language'
import { chooseTheme } from './choose-theme'
import { type CommandItem, CommandMenu } from './command-menu'
import { opens, PLACES, SETTINGS } from './places'
import { signOut } from './sign-out'
import { THEMES } from './theme'
import { useFoundModels } from './use-found-models'
import { useViewAs } from './view-as'

function usePageCommands(person: Person): CommandItem[] {
  const t = useTranslations('access')
  const settings = useTranslations('settings')
  const group = t('command.pages')
  const places = PLACES.filter(({ href }) => opens(href, person.permissions)).map(({ id, href }) => ({
    id: `page:${href}`,
    label: t(`nav.${id}`),
    group,
    href,
  }))
  const pages = SETTINGS.filter(({ href }) => opens(href, person.permissions)).map(({ id, href }) => ({
    id: `page:${href}`,
    label: settings(`tab.${id}`),
    hint: t('nav.settings'),
    group,
    href,
  }))
  const useCases = person.useCases.map(({ slug, name }) => ({
    id: `use-case:${slug}`,
    label: name,
    group: t('command.useCases'),
    href: `/use-cases/${slug}`,
  }))
  return [...places, ...pages, ...useCases]
}

function useModelCommands(text: string | null, person: Person): CommandItem[] {
  const t = useTranslations('access')
  const tabs = MODEL_TABS.filter((tab) => opens(tabPath('[model]', tab), person.permissions))
  const named = tabs.map((tab) => ({ tab, hint: t(`modelPage.${tab}`) }))
  const pageWords = new Set(named.flatMap(({ hint }) => hint.toLowerCase().split(' ')))
  const name = text?.split(/\s+/).filter((word) => !pageWords.has(word.toLowerCase()))
  const models = useFoundModels(name && may(person, 'model:read') ? name.join(' ') : null)
  return models.flatMap(({ slug, name: label, kind }) =>
    named
      .filter(({ tab }) => tab !== 'rules' || kind === 'rules')
      .map(({ tab, hint }) => ({
        id: `model:${slug}:${tab}`,
        label,
        hint,
        keywords: [slug],
        group: t('command.models'),
        href: tabPath(slug, tab),
      })),
  )
}

function useActionCommands(person: Person): CommandItem[] {
  const t = useTranslations('access')
  const shell = useTranslations('shell')
  const chooseLanguage = useChooseLanguage()
  const viewAs = useViewAs(person.homes)
  const group = t('command.actions')
  const links = [
    { id: 'newUseCase', href: '/use-cases/new', allowed: opens('/use-cases/new', person.permissions) },
    { id: 'newModel', href: '/models/new', allowed: opens('/models/new', person.permissions) },
    { id: 'requestPromotion', href: '/promotions/new', allowed: opens('/promotions/new', person.permissions) },
    { id: 'policies', href: '/promotions/policies', allowed: opens('/promotions/policies', person.permissions) },
    { id: 'importFile', href: '/imports/new', allowed: opens('/imports/new', person.permissions) },
    { id: 'createKey', href: '/settings/keys?create=true', allowed: may(person, 'key:own') },
    { id: 'inviteMember', href: '/settings/members?invite=true', allowed: may(person, 'member:manage') },
    { id: 'verifyAudit', href: '/settings/audit?verify=true', allowed: may(person, 'audit:read') },
    { id: 'changePassword', href: '/settings/account', allowed: may(person, 'self:use') },
  ] as const
  const themes = THEMES.map((theme) => ({
    id: `theme:${theme}`,
    label: t('command.themeTo', { theme: shell(theme) }),
    group,
    run: () => chooseTheme(theme),
  }))
  const languages = LOCALES.map((locale) => ({
    id: `language:${locale}`,
    label: t('command.languageTo', { language: LANGUAGES[locale].full }),
    group,
    run: () => chooseLanguage(locale),
  }))
  const homes = person.homes.length > 1 ? person.homes : []
  return [
    ...links
      .filter(({ allowed }) => allowed)
      .map(({ id, href }) => ({ id: `action:${id}`, label: t(`command.${id}`), group, href })),
    ...themes,
    ...languages,
    { id: 'action:signOut', label: t('command.signOut'), group, run: () => void signOut() },
    ...homes.map((role) => ({
      id: `view:${role}`,
      label: t(`role.${role}`),
      group: t('command.viewAs'),
      run: () => viewAs(role),
    })),
  ]
}

/** Everything the person may reach or do, by name. */
export function WorkspaceCommands({ person }: { person: Person }) {
  const [text, setText] = useState<string | null>(null)
  const items = [...usePageCommands(person), ...useModelCommands(text, person), ...useActionCommands(person)]
  return <CommandMenu items={items} onText={setText} />
}
