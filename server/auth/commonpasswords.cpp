// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/commonpasswords.h"

#include <QByteArrayView>
#include <QList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** Words that people pad until a length rule is met. Lower case, letters only. */
constexpr std::array kBaseWords{
    "abc",        "access",    "admin",     "administrator", "anthony",   "arsenal",   "ashley",    "august",   "autumn",
    "banana",     "barcelona", "baseball",  "basketball",    "batman",    "bismillah", "changeme",  "charlie",  "cheese",
    "chelsea",    "chocolate", "computer",  "cookie",        "database",  "december",  "default",   "demo",     "dragon",
    "elephant",   "facebook",  "february",  "flower",        "football",  "freedom",   "friday",    "geheim",   "google",
    "guest",      "hallo",     "hello",     "helloworld",    "herbst",    "hunter",    "iloveyou",  "internet", "jennifer",
    "jessica",    "jordan",    "juventus",  "letmein",       "liverpool", "login",     "lovely",    "loveme",   "manager",
    "master",     "mercedes",  "michael",   "michelle",      "microsoft", "minecraft", "monday",    "monkey",   "mustang",
    "naruto",     "november",  "october",   "passw",         "passwort",  "passwd",    "password",  "pass",     "passphrase",
    "pokemon",    "princess",  "pussycat",  "qwerty",        "qwertz",    "ranger",    "root",      "samsung",  "schalke",
    "secret",     "security",  "september", "server",        "shadow",    "sommer",    "spiderman", "spring",   "starwars",
    "summer",     "sunday",    "sunshine",  "superman",      "superuser", "system",    "temp",      "test",     "testing",
    "tester",     "thunder",   "tigger",    "toor",          "trustno",   "user",      "username",  "welcome",  "whatever",
    "willkommen", "winter",    "yankees",   "zaqwsx",
};

/** Well-known passwords of twelve letters and more that no pattern below finds. Lower case, letters only. */
constexpr std::array kLongOnes{
    "adminadminadmin",  "adminpassword",    "basaltadmin",         "basaltpassword",   "changemechangeme", "changemenow",
    "changethis",       "defaultpassword",  "easypassword",        "givemeaccess",     "iloveyoubaby",     "iloveyousomuch",
    "iloveyouforever",  "ilovemymother",    "jesuschrist",         "letmeinnow",       "letmeinplease",    "liverpoolfc",
    "logmein",          "manchesterunited", "masterpassword",      "mynameis",         "mypassword",       "mysecretpassword",
    "newpassword",      "nopassword",       "opensesame",          "passwordadmin",    "passwordislonger", "passwordpassword",
    "pleaseletmein",    "qwertyqwerty",     "realmadrid",          "rootpassword",     "secretpassword",   "superadmin",
    "superpassword",    "supersecret",      "supersecretpassword", "temppassword",     "testpassword",     "thisisapassword",
    "thisismypassword", "unbelievable",     "userpassword",        "whateverwhatever", "yourpassword",     "youshallnotpass",
};

/** Ways along which fingers and minds walk. Each is also walked backwards. */
constexpr std::array kWalks{
    QByteArrayView("abcdefghijklmnopqrstuvwxyzabc"),
    QByteArrayView("01234567890123456789"),
    QByteArrayView("qwertyuiop"),
    QByteArrayView("qwertzuiop"),
    QByteArrayView("azertyuiop"),
    QByteArrayView("asdfghjkl"),
    QByteArrayView("qsdfghjklm"),
    QByteArrayView("zxcvbnm"),
    QByteArrayView("yxcvbnm"),
    QByteArrayView("1q2w3e4r5t6y7u8i9o0p"),
    QByteArrayView("q1w2e3r4t5y6u7i8o9p0"),
    QByteArrayView("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"),
    QByteArrayView("qazwsxedcrfvtgbyhnujmikolp"),
    QByteArrayView("2468024680"),
    QByteArrayView("112233445566778899"),
    QByteArrayView("aabbccddeeffgghh"),
    QByteArrayView("1357913579"),
};

/** Undoes the usual swaps of letters for digits and marks; `one` is what a 1 stands for. */
QChar plainLetter(QChar c, QChar one)
{
    switch (c.unicode()) {
    case u'0': return u'o';
    case u'1':
    case u'!':
    case u'|': return one;
    case u'3': return u'e';
    case u'4':
    case u'@': return u'a';
    case u'5':
    case u'$': return u's';
    case u'7':
    case u'+': return u't';
    default: return c;
    }
}

/** Letters only. */
QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar c : text) {
        if (c.isLetter())
            letters += c;
    }
    return letters;
}

/** Without the digits and marks at both ends, swaps inside undone. */
QString coreOf(const QString &text, QChar one)
{
    qsizetype first = 0;
    qsizetype last = text.size();
    while (first < last && !text[first].isLetter())
        ++first;
    while (last > first && !text[last - 1].isLetter())
        --last;
    QString core;
    for (const QChar c : QStringView(text).sliced(first, last - first))
        core += plainLetter(c, one);
    return lettersOf(core);
}

bool isRepetition(const QString &text)
{
    for (qsizetype period = 1; period <= text.size() / 2; ++period) {
        bool repeats = true;
        for (qsizetype i = period; repeats && i < text.size(); ++i)
            repeats = text[i] == text[i - period];
        if (repeats)
            return true;
    }
    return false;
}

/** Length of the longest walk, either way, that `text` begins with. */
qsizetype walkLength(QByteArrayView text)
{
    qsizetype longest = 1;
    while (longest < text.size() && text[longest] == text[0])
        ++longest; // one key held down
    for (const QByteArrayView walk : kWalks) {
        QByteArray reversed(walk.size(), Qt::Uninitialized);
        std::reverse_copy(walk.begin(), walk.end(), reversed.begin());
        for (const QByteArrayView way : {walk, QByteArrayView(reversed)}) {
            qsizetype length = longest + 1;
            while (length <= text.size() && way.contains(text.first(length)))
                longest = length++;
        }
    }
    return longest;
}

/** What is left of `text` without its walks of at least `minWalk` steps. */
QByteArray withoutWalks(QByteArrayView text, qsizetype minWalk)
{
    QByteArray rest;
    while (!text.isEmpty()) {
        const qsizetype length = walkLength(text);
        if (length < minWalk)
            rest += text.first(length);
        text = text.sliced(length);
    }
    return rest;
}

template <class List>
bool isListed(const List &list, const QString &word)
{
    return std::ranges::any_of(list, [&word](const char *entry) { return word == QLatin1StringView(entry); });
}

bool isBaseWord(const QString &word)
{
    if (isListed(kBaseWords, word) || isListed(kLongOnes, word))
        return true;
    // A plural or a doubled last letter is no disguise.
    return word.size() > 4 && isListed(kBaseWords, word.chopped(1));
}

} // namespace

bool isCommonPassword(const QString &password)
{
    const QString folded = password.toCaseFolded();
    if (isRepetition(folded))
        return true;

    QByteArray keys; // letters and digits, as they are typed
    for (const uint c : folded.toUcs4()) {
        if (c > 0x7f || QChar::isLetterOrNumber(c))
            keys += QStringView(QChar::fromUcs4(c)).toUtf8();
    }
    constexpr qsizetype kShortWalk = 3;
    constexpr qsizetype kLongWalk = 4;
    if (withoutWalks(keys, kShortWalk).size() <= 1)
        return true;

    const QString rest = QString::fromUtf8(withoutWalks(keys, kLongWalk));
    for (const QString &form : {folded, rest}) {
        for (const QString &core : {coreOf(form, u'i'), coreOf(form, u'l'), lettersOf(form)}) {
            if (isBaseWord(core) || (core.size() >= kShortWalk && isRepetition(core)))
                return true;
        }
    }
    return false;
}

} // namespace basalt::auth
