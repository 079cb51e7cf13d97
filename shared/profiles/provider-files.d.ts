declare module '*.json' {
  const profile: import('./profile-schema.ts').ProviderProfile
  // biome-ignore lint/style/noDefaultExport: so do JSON modules export
  export default profile
}
