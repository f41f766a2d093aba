# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for bash.  Commands and options are those that the program's own --help prints, so that
# this file knows only what kind of word an option or a command takes.

_narrator_commands()
{
    "$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\)  *.*/\1/p'
}

_narrator_options()
{
    "$1" "$2" --help 2>/dev/null |
        sed -n 's/^  *\(-[A-Za-z]\), \(--[a-z-]*\).*/\1 \2/p; s/^  *\(--[a-z-]*\).*/\1/p'
}

# Files with one of the endings (a|b), and folders, so that one can go on into them.
_narrator_files()
{
    local entry
    while IFS= read -r entry; do
        if [[ -d $entry ]]; then
            COMPREPLY+=("$entry/")
            compopt -o nospace
        elif [[ $entry =~ \.($2)$ ]]; then
            COMPREPLY+=("$entry")
        fi
    done < <(compgen -f -- "$1")
    compopt -o filenames
}

_narrator_words()
{
    mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
}

# The value of an option; fails where the option takes none.
_narrator_value()
{
    case $2 in
    -C | --directory | --masters)
        mapfile -t COMPREPLY < <(compgen -d -- "$3")
        compopt -o filenames
        ;;
    -o | --output) _narrator_files "$3" 'wav|flac|mp3' ;;
    -j | --jobs) _narrator_words "$3" "1 2 4 8" ;;
    --voice) _narrator_words "$3" "$("$1" -C "$4" voices --names 2>/dev/null ||
        "$1" voices --names 2>/dev/null)" ;;
    --format) _narrator_words "$3" "mp3 flac wav text markdown html" ;;
    --time-limit | --title | --author | --base-url | --language) ;;
    *) return 1 ;;
    esac
}

# An argument of a command, the number-th.
_narrator_argument()
{
    case $1:$3 in
    show:1) _narrator_words "$2" "article script speech timeline" ;;
    build:* | check:* | show:*) _narrator_files "$2" 'txt|text|md|markdown|html?|xhtml' ;;
    lexicon:1) _narrator_words "$2" "list" ;;
    init:1)
        mapfile -t COMPREPLY < <(compgen -d -- "$2")
        compopt -o filenames
        ;;
    esac
}

_narrator()
{
    local program=$1 current=$2 previous=$3 command="" number=0 i folder=.
    COMPREPLY=()
    if [[ $current == = ]]; then # bash takes "--voice=x" for three words
        current=""
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -C | --directory)
            [[ ${COMP_WORDS[++i]} == = ]] && ((i++))
            folder=${COMP_WORDS[i]}
            ;;
        -o | -j | --output | --jobs | --voice | --format | --masters | --time-limit | \
            --title | --author | --base-url | --language)
            [[ ${COMP_WORDS[++i]} == = ]] && ((i++))
            ;;
        -* | =) ;;
        *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else ((number++)); fi ;;
        esac
    done
    if _narrator_value "$program" "$previous" "$current" "$folder"; then
        return
    elif [[ -z $command ]]; then
        _narrator_words "$current" "$(_narrator_commands "$program") --help --version"
    elif [[ $current == -* ]]; then
        _narrator_words "$current" "$(_narrator_options "$program" "$command")"
    else
        _narrator_argument "$command" "$current" $((number + 1))
    fi
}

complete -F _narrator narrator
