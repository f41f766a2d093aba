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

_narrator_articles='txt|text|md|markdown|mdown|mkd|html?|xhtml|mhtml|mht|epub'

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

_narrator_formats()
{
    case $1 in
    build) _narrator_words "$2" "mp3 flac wav" ;;
    lexicon) _narrator_words "$2" "pls cmudict tsv yaml" ;;
    *) _narrator_words "$2" "text markdown html mhtml epub" ;;
    esac
}

# Whether an option of a command takes a value.
_narrator_takes_value()
{
    case $1 in
    -C | -j | -l | -o | --directory | --jobs | --language | --output | --voice | --format | \
        --masters | --time-limit | --limit | --title | --author | --base-url | --dictionary | --in | \
        --say | --spell | --arpabet | --espeak | --note | --source | --only | --since | \
        --status)
        return 0
        ;;
    -n) [[ $2 == review ]] ;;     # a number there, a flag elsewhere
    --ipa) [[ $2 == lexicon || $2 == say ]] ;; # likewise
    --word) [[ $2 == say ]] ;;
    *) return 1 ;;
    esac
}

# The value of an option, as well as it can be guessed; fails where the option takes none.
_narrator_value()
{
    case $2 in
    -C | --directory | --masters)
        mapfile -t COMPREPLY < <(compgen -d -- "$3")
        compopt -o filenames
        ;;
    -o | --output | --dictionary | --only)
        mapfile -t COMPREPLY < <(compgen -f -- "$3")
        compopt -o filenames
        ;;
    --in) _narrator_files "$3" "$_narrator_articles" ;;
    --status) _narrator_words "$3" "approved proposed disabled" ;;
    -j | --jobs) _narrator_words "$3" "1 2 4 8" ;;
    --voice) _narrator_words "$3" "$("$1" -C "$4" voices --names 2>/dev/null ||
        "$1" voices --names 2>/dev/null)" ;;
    --format) _narrator_formats "$5" "$3" ;;
    *) _narrator_takes_value "$2" "$5" ;;
    esac
}

# An argument of a command, the number-th.
_narrator_argument()
{
    case $1:$3 in
    show:1) _narrator_words "$2" "article script speech timeline" ;;
    add:* | build:* | check:* | review:* | show:*) _narrator_files "$2" "$_narrator_articles" ;;
    lexicon:1) _narrator_words "$2" "list add lint test impact import export" ;;
    lexicon:*) _narrator_files "$2" 'yaml|tests|pls|xml|tsv|dict' ;;
    init:1)
        mapfile -t COMPREPLY < <(compgen -d -- "$2")
        compopt -o filenames
        ;;
    esac
}

_narrator()
{
    local program=$1 current=$2 previous=$3 command="" number=0 i folder=. option
    COMPREPLY=()
    if [[ $current == = ]]; then # bash takes "--voice=x" for three words
        current=""
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -*)
            if _narrator_takes_value "${COMP_WORDS[i]}" "$command"; then
                option=${COMP_WORDS[i]}
                [[ ${COMP_WORDS[++i]} == = ]] && ((i++))
                [[ $option == -C || $option == --directory ]] &&
                    folder=${COMP_WORDS[i]}
            fi
            ;;
        =) ;;
        *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else ((number++)); fi ;;
        esac
    done
    if _narrator_value "$program" "$previous" "$current" "$folder" "$command"; then
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
