'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { Person } from './person'

const PersonContext = createContext<Person | null>(null)

export function PersonProvider({ person, children }: { person: Person; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>
}

/** Who has signed in; only inside the workspace. */
export function usePerson(): Person {
  const person = useContext(PersonContext)
  if (!person) throw new Error('usePerson is for the workspace only')
  return person
}
