#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the tables of tests/spec/*.md through `narrator normalize`: each row is a test.
#
# A row is "| written | spoken |", the written text in backquotes.  A comment "<!-- language: TAG -->"
# in a page says which language the tables behind it are in.  Where the spoken text holds /IPA/, what
# homographs are said by is compared too.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);

use File::Temp qw(tempfile);
use JSON::PP qw(decode_json);

binmode STDOUT, ':encoding(UTF-8)';
my $folder   = dirname(__FILE__);
my $narrator = abs_path($ENV{NARRATOR} // "$folder/../../build/narrator");
my $tests    = 0;
my $failed   = 0;

# The rows of a page: [line, language, written, spoken].
sub rows_of {
    my ($path) = @_;
    my ($language, @rows) = ('en');
    open my $page, '<:encoding(UTF-8)', $path or die "$path: $!";
    while (my $line = <$page>) {
        $language = $1 if $line =~ /<!--\s*language:\s*(\S+)\s*-->/;
        next unless $line =~ /^\|\s*(`+)\s?(.+?)\s?\1\s*\|\s*(.*?)\s*\|\s*$/;
        push @rows, [$., $language, $2, $3];
    }
    close $page;
    return @rows;
}

# What is said for each line, as normalize's JSON.
sub normalize {
    my ($language, @written) = @_;
    my ($file, $name) = tempfile(UNLINK => 1);
    binmode $file, ':encoding(UTF-8)';
    print $file "$_\n" for @written;
    close $file;
    open my $out, '-|', "cd / && exec '$narrator' normalize --no-lexicon --json --language $language < $name"
        or die "$narrator: $!";
    local $/;
    my $json = <$out>;
    close $out or die "narrator normalize failed for the language $language\n";
    return @{decode_json($json)};
}

sub said {
    my ($line, $with_ipa) = @_;
    return $line->{spoken} unless $with_ipa;
    return join ' ', grep { length } map { $_->{spoken} } @{$line->{tokens}};
}

sub report {
    my ($good, $name, @why) = @_;
    $tests++;
    $name =~ s/#/\\#/g;
    print $good ? 'ok' : 'not ok', " $tests - $name\n";
    return if $good;
    $failed++;
    print "#   $_\n" for @why;
}

for my $path (sort glob "$folder/*.md") {
    my @rows = rows_of($path);
    my %by_language;
    push @{$by_language{$_->[1]}}, $_ for @rows;
    for my $language (sort keys %by_language) {
        my @own   = @{$by_language{$language}};
        my @lines = normalize($language, map { $_->[2] } @own);
        for my $i (0 .. $#own) {
            my ($number, undef, $written, $wanted) = @{$own[$i]};
            my $got = said($lines[$i], $wanted =~ m{/\S+/});
            report($got eq $wanted, basename($path) . ":$number $written", "said   $got", "wanted $wanted");
        }
    }
    report(0, basename($path), 'a page without examples') unless @rows;
}
print "1..$tests\n";
exit($failed ? 1 : 0);
