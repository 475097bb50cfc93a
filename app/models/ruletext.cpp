// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruletext.h"

#include "recordformat.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::ruletext {

namespace {

using Kind = Token::Kind;

bool isPathLetter(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'_' || letter == u'.' || letter == u':' || letter == u'@';
}

/** Where a quoted text ends, behind its quote; at the end of everything if it does not. */
qsizetype endOfQuoted(QStringView text, qsizetype at)
{
    const QChar quote = text.at(at);
    for (++at; at < text.size() && text.at(at) != quote; ++at) {
        if (text.at(at) == u'\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

Token wordToken(const QString &word, qsizetype begin)
{
    const QString upper = word.toUpper();
    Kind kind = word.at(0).isDigit() ? Kind::Number : Kind::Path;
    if (upper == "AND"_L1)
        kind = Kind::And;
    else if (upper == "OR"_L1)
        kind = Kind::Or;
    else if (upper == "NOT"_L1)
        kind = Kind::Not;
    else if (upper == "IN"_L1 || upper == "IS"_L1 || upper == "BETWEEN"_L1)
        kind = Kind::Operator;
    const bool plain = kind == Kind::Path || kind == Kind::Number;
    return {kind, plain ? word : upper, begin, begin + word.size()};
}

qsizetype operatorLength(QStringView rest)
{
    static constexpr std::array kOperators{"?!="_L1, "?!~"_L1, "?>="_L1, "?<="_L1, "?="_L1, "?~"_L1, "?>"_L1, "?<"_L1,
                                           "!="_L1,  "!~"_L1,  ">="_L1,  "<="_L1,  "="_L1,  "~"_L1,  ">"_L1,  "<"_L1};
    for (const QLatin1StringView each : kOperators) {
        if (rest.startsWith(each))
            return each.size();
    }
    return 0;
}

Token signToken(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    if (rest.startsWith("&&"_L1))
        return {Kind::And, u"AND"_s, at, at + 2};
    if (rest.startsWith("||"_L1))
        return {Kind::Or, u"OR"_s, at, at + 2};
    if (const qsizetype length = operatorLength(rest); length > 0)
        return {Kind::Operator, rest.first(length).toString(), at, at + length};
    const QChar letter = rest.at(0);
    const Kind kind = letter == u'(' ? Kind::Open
        : letter == u')'             ? Kind::Close
        : letter == u','             ? Kind::Comma
        : letter == u'!'             ? Kind::Not
                                     : Kind::Other;
    return {kind, kind == Kind::Not ? u"NOT"_s : QString(letter), at, at + 1};
}

/** What a text between quotes means to people; nothing if it has wildcards that cannot be typed. */
std::optional<QString> unquoted(const QString &inner, bool pattern)
{
    QString result;
    for (qsizetype at = 0; at < inner.size(); ++at) {
        const QChar letter = inner.at(at);
        if (letter == u'\\' && at + 1 < inner.size())
            result += inner.at(++at);
        else if (pattern && (letter == u'%' || letter == u'_'))
            return std::nullopt;
        else
            result += letter;
    }
    return result;
}

bool isBare(const QString &value, const FieldInfo *field)
{
    if (value.startsWith(u'@'))
        return true;
    if (field)
        return field->isNumeric() || field->type == "boolean"_L1;
    bool isNumber = false;
    (void)value.toDouble(&isNumber);
    return isNumber || value == "true"_L1 || value == "false"_L1;
}

QString valueText(const QString &value, const QString &op, const FieldInfo *field)
{
    if (op.endsWith(u'~') && !value.startsWith(u'@'))
        return recordformat::likeQuoted(value);
    return isBare(value, field) ? value : recordformat::quoted(value);
}

QString clauseText(const RuleClause &clause, const FieldOf &fieldOf)
{
    const FieldInfo *field = fieldOf(clause.path);
    if (clause.op == "null"_L1)
        return clause.path + u" IS NULL"_s;
    if (clause.op == "notnull"_L1)
        return clause.path + u" IS NOT NULL"_s;
    if (clause.op == "in"_L1 || clause.op == "notin"_L1) {
        QStringList values;
        const QStringList parts = clause.value.split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts)
            values += valueText(part.trimmed(), u"="_s, field);
        return clause.path + (clause.op == "in"_L1 ? u" IN ("_s : u" NOT IN ("_s) + values.join(u", "_s) + u')';
    }
    return clause.path + u' ' + clause.op + u' ' + valueText(clause.value, clause.op, field);
}

/** Takes comparisons from a list of tokens. */
class ClauseReader
{
public:
    explicit ClauseReader(const QList<Token> &tokens) : m_tokens(tokens) { }

    std::optional<QList<RuleClause>> read()
    {
        QList<RuleClause> clauses;
        bool orBefore = false;
        do {
            RuleClause clause;
            clause.orBefore = orBefore;
            if (!readClause(clause))
                return std::nullopt;
            clauses += clause;
            orBefore = is(Kind::Or);
        } while (take(Kind::And) || take(Kind::Or));
        return m_at == m_tokens.size() ? std::optional(clauses) : std::nullopt;
    }

private:
    [[nodiscard]] bool is(Kind kind) const { return m_at < m_tokens.size() && m_tokens.at(m_at).kind == kind; }
    bool take(Kind kind)
    {
        const bool there = is(kind);
        m_at += there ? 1 : 0;
        return there;
    }
    bool takeWord(QLatin1StringView word)
    {
        const bool there = is(Kind::Operator) && m_tokens.at(m_at).text == word;
        m_at += there ? 1 : 0;
        return there;
    }

    bool readClause(RuleClause &clause)
    {
        if (!is(Kind::Path) || m_tokens.at(m_at).text.startsWith(u'@'))
            return false;
        clause.path = m_tokens.at(m_at++).text;
        if (takeWord("IS"_L1)) {
            clause.op = take(Kind::Not) ? u"notnull"_s : u"null"_s;
            return is(Kind::Path) && m_tokens.at(m_at++).text.toLower() == "null"_L1;
        }
        const bool negated = take(Kind::Not);
        if (takeWord("IN"_L1))
            return readList(clause, negated);
        if (negated || !is(Kind::Operator))
            return false;
        clause.op = m_tokens.at(m_at++).text;
        return readValue(clause.value, clause.op.endsWith(u'~'));
    }

    bool readList(RuleClause &clause, bool negated)
    {
        clause.op = negated ? u"notin"_s : u"in"_s;
        QStringList values;
        if (!take(Kind::Open))
            return false;
        do {
            QString value;
            if (!readValue(value, false) || value.contains(u','))
                return false;
            values += value;
        } while (take(Kind::Comma));
        clause.value = values.join(u", "_s);
        return take(Kind::Close);
    }

    bool readValue(QString &value, bool pattern)
    {
        if (m_at >= m_tokens.size())
            return false;
        const Token &token = m_tokens.at(m_at++);
        if (token.kind == Kind::Text) {
            const auto text = unquoted(token.text, pattern);
            value = text.value_or(QString());
            return text.has_value();
        }
        value = token.text;
        const bool word = value.startsWith(u'@') || value == "true"_L1 || value == "false"_L1;
        return token.kind == Kind::Number || (token.kind == Kind::Path && word && !is(Kind::Open));
    }

    const QList<Token> &m_tokens;
    qsizetype m_at = 0;
};

} // namespace

QList<Token> tokens(QStringView text)
{
    QList<Token> result;
    for (qsizetype at = 0; at < text.size(); at = result.isEmpty() ? at : std::max(at, result.constLast().end)) {
        const QChar letter = text.at(at);
        if (letter.isSpace()) {
            ++at;
            continue;
        }
        const bool number = letter == u'-' && at + 1 < text.size() && text.at(at + 1).isDigit();
        if (letter == u'\'' || letter == u'"') {
            const qsizetype end = endOfQuoted(text, at);
            const bool closed = end - at > 1 && text.at(end - 1) == letter;
            result += {Kind::Text, text.sliced(at + 1, end - at - (closed ? 2 : 1)).toString(), at, end};
        } else if (isPathLetter(letter) || number) {
            qsizetype end = at + 1;
            while (end < text.size() && isPathLetter(text.at(end)))
                ++end;
            const QString word = text.sliced(at, end - at).toString();
            result += number ? Token{Kind::Number, word, at, end} : wordToken(word, at);
        } else {
            result += signToken(text, at);
        }
    }
    return result;
}

QString textOf(const QList<RuleClause> &clauses, const FieldOf &fieldOf)
{
    QString text;
    for (const RuleClause &clause : clauses) {
        if (!text.isEmpty())
            text += clause.orBefore ? u" || "_s : u" && "_s;
        text += clauseText(clause, fieldOf);
    }
    return text;
}

std::optional<QList<RuleClause>> clausesOf(const QString &text, const FieldOf &fieldOf)
{
    const QList<Token> all = tokens(text);
    if (all.isEmpty())
        return QList<RuleClause>();
    auto clauses = ClauseReader(all).read();
    // Whatever would be written otherwise is not shown as rows at all.
    if (clauses && tokens(textOf(*clauses, fieldOf)) != all)
        return std::nullopt;
    return clauses;
}

} // namespace basalt::app::ruletext
