/** What a shell needs to ask this program how a line may go on. Tabs divide a word from what it means. */
export const SCRIPTS = {
  bash: `_throughcare() {
  local word words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=()
  # What is written may have quotes, and what is offered may have spaces: East\\ of\\ England.
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$(printf %q "$word")")
  done < <(throughcare __complete -- "\${words[@]//[\\\\\\"\\']/}" 2>/dev/null)
}
complete -o default -F _throughcare throughcare
`,
  zsh: `#compdef throughcare
_throughcare() {
  local -a found
  found=("\${(@f)$(throughcare __complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null | tr '\\t' ':')}")
  [[ -n "$found" ]] && _describe throughcare found || _files
}
# Found by its name in fpath it is run at once; read with "source" it is kept for later.
if [[ "\${funcstack[1]}" == _throughcare ]]; then
  _throughcare "$@"
else
  compdef _throughcare throughcare
fi
`,
  fish: `complete -c throughcare -f -a '(throughcare __complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
complete -c throughcare -n '__fish_seen_subcommand_from import send-many; or string match -q -- "--body" (commandline -opc)[-1]' -F
`,
} as const;
