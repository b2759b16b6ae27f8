/** What a shell needs to ask this program how a line may go on. Tabs divide a word from what it means. */
export const SCRIPTS = {
  bash: `_throughcare() {
  local IFS=$'\\n'
  COMPREPLY=( $(throughcare __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1) )
}
complete -o default -F _throughcare throughcare
`,
  zsh: `#compdef throughcare
_throughcare() {
  local -a found
  found=("\${(@f)$(throughcare __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null | tr '\\t' ':')}")
  [[ -n "$found" ]] && _describe throughcare found || _files
}
compdef _throughcare throughcare
`,
  fish: `complete -c throughcare -f -a '(throughcare __complete -- (commandline -opc)[2..] (commandline -ct))'
complete -c throughcare -n '__fish_seen_subcommand_from import' -F
`,
} as const;
