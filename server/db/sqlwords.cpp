// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlwords.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c) || c == '$';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/** One statement being cut. */
class Splitter
{
public:
    explicit Splitter(QByteArrayView sql) : m_sql(sql) { }

    SqlChecked<std::vector<SqlWord>> split()
    {
        if (!m_sql.isValidUtf8() || m_sql.contains('\0'))
            return sqlRefusal(0, u"The statement is no text."_s);
        while (m_at < m_sql.size()) {
            if (isSpace(m_sql[m_at])) {
                ++m_at;
                continue;
            }
            const auto passed = startsWith("--") ? lineComment() : startsWith("/*") ? blockComment() : word();
            if (!passed)
                return tl::make_unexpected(passed.error());
        }
        return std::move(m_words);
    }

private:
    [[nodiscard]] bool startsWith(QByteArrayView text) const { return m_sql.sliced(m_at).startsWith(text); }
    [[nodiscard]] char at(qsizetype index) const { return index < m_sql.size() ? m_sql[index] : '\0'; }

    void add(SqlWord::Kind kind, QByteArray text, qsizetype end)
    {
        m_words.push_back({kind, std::move(text), m_at, end - m_at});
        m_at = end;
    }

    /** PostgreSQL ends one at a carriage return as well. */
    SqlChecked<void> lineComment()
    {
        while (m_at < m_sql.size() && m_sql[m_at] != '\n' && m_sql[m_at] != '\r')
            ++m_at;
        return {};
    }

    /** They nest on PostgreSQL and not on SQLite, so one inside of another is refused. */
    SqlChecked<void> blockComment()
    {
        const qsizetype end = m_sql.indexOf("*/", m_at + 2);
        const qsizetype inner = m_sql.indexOf("/*", m_at + 2);
        if (end < 0)
            return sqlRefusal(m_at, u"The comment has no end."_s);
        if (inner >= 0 && inner < end)
            return sqlRefusal(inner, u"A comment stands inside of another one."_s);
        m_at = end + 2;
        return {};
    }

    SqlChecked<void> word()
    {
        const char c = m_sql[m_at];
        if (c == '\'')
            return quoted(SqlWord::Kind::Text);
        if (c == '"')
            return quoted(SqlWord::Kind::Name);
        if (c == '$')
            return dollar();
        if (isNameStart(c))
            return name();
        if (isDigit(c)) {
            qsizetype end = m_at;
            while (isNameStart(at(end)) || isDigit(at(end)) || at(end) == '.')
                ++end; // no "$": a text may begin with it
            add(SqlWord::Kind::Number, m_sql.sliced(m_at, end - m_at).toByteArray(), end);
            return {};
        }
        add(SqlWord::Kind::Symbol, QByteArray(1, c), m_at + 1);
        return {};
    }

    SqlChecked<void> quoted(SqlWord::Kind kind)
    {
        const char quote = m_sql[m_at];
        QByteArray text;
        for (qsizetype i = m_at + 1; i < m_sql.size(); ++i) {
            if (m_sql[i] == quote && at(i + 1) != quote) {
                add(kind, text, i + 1);
                return {};
            }
            if (m_sql[i] == quote)
                ++i;
            text += m_sql[i];
        }
        return sqlRefusal(m_at, u"What begins with a quote here has no end."_s);
    }

    /** `$1`, or a text between `$tag$` and `$tag$`. */
    SqlChecked<void> dollar()
    {
        qsizetype end = m_at + 1;
        while (isDigit(at(end)))
            ++end;
        if (end > m_at + 1) {
            add(SqlWord::Kind::Parameter, m_sql.sliced(m_at, end - m_at).toByteArray(), end);
            return {};
        }
        while (isNameStart(at(end)) || isDigit(at(end)))
            ++end;
        if (at(end) != '$')
            return sqlRefusal(m_at, u"A \"$\" stands alone."_s);
        const QByteArrayView tag = m_sql.sliced(m_at, end + 1 - m_at);
        const qsizetype close = m_sql.indexOf(tag, end + 1);
        if (close < 0)
            return sqlRefusal(m_at, u"The text that begins here has no end."_s);
        add(SqlWord::Kind::Text, m_sql.sliced(end + 1, close - end - 1).toByteArray(), close + tag.size());
        return {};
    }

    SqlChecked<void> name()
    {
        qsizetype end = m_at;
        while (isNamePart(at(end)))
            ++end;
        const QByteArray text = m_sql.sliced(m_at, end - m_at).toByteArray().toLower();
        if (text == "e" && at(end) == '\'')
            return sqlRefusal(m_at, u"Texts with escapes (E'…') are not taken; write the characters themselves."_s);
        if (text == "u" && at(end) == '&' && (at(end + 1) == '\'' || at(end + 1) == '"'))
            return sqlRefusal(m_at, u"Names and texts with escapes (U&…) are not taken; write the characters themselves."_s);
        add(SqlWord::Kind::Name, text, end);
        return {};
    }

    QByteArrayView m_sql;
    qsizetype m_at = 0;
    std::vector<SqlWord> m_words;
};

} // namespace

SqlChecked<std::vector<SqlWord>> splitSql(QByteArrayView sql)
{
    return Splitter(sql).split();
}

QByteArray withoutComments(QByteArrayView sql, std::span<const SqlWord> words)
{
    QByteArray bare = sql.toByteArray();
    qsizetype behind = 0;
    const auto blank = [&bare, &behind](qsizetype end) {
        for (; behind < end; ++behind) {
            if (!isSpace(bare[behind]))
                bare[behind] = ' ';
        }
    };
    for (const SqlWord &word : words) {
        blank(word.position);
        behind = word.end();
    }
    blank(bare.size());
    return bare;
}

} // namespace basalt::db
