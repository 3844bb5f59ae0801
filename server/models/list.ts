import 'server-only'
import { listModelsInput, listVersionsInput, modelRef, versionRef } from '@/domain/models/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findModel, findVersion, pageOfModels, pageOfVersions, toModel, toVersion } from './read'

export const listModels = query({
  name: 'models.list',
  permission: 'model:read',
  input: listModelsInput,
  run: async (ctx, { cursor, limit, useCase, text }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfModels(ctx, { position, limit: limit + 1, useCase, text })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toModel), next: page.next }
  },
})

export const getModel = query({
  name: 'models.get',
  permission: 'model:read',
  input: modelRef,
  run: async (ctx, input) => toModel(await findModel(ctx, input.model)),
})

export const listVersions = query({
  name: 'versions.list',
  permission: 'model:read',
  input: listVersionsInput,
  run: async (ctx, { model: slug, cursor, limit }) => {
    const model = await findModel(ctx, slug)
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfVersions(ctx, { modelId: model.id, position, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map((row) => toVersion(model, row)), next: page.next }
  },
})

export const getVersion = query({
  name: 'versions.get',
  permission: 'model:read',
  input: versionRef,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    return toVersion(model, version)
  },
})
