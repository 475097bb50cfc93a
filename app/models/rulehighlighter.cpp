// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulehighlighter.h"

#include <QSyntaxHighlighter>
#include <QTextDocument>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

using Kind = ruletext::Token::Kind;

/** Words that are no fields though they look like some. */
bool isConstant(const QString &word)
{
    static constexpr std::array kConstants{"null"_L1, "true"_L1, "false"_L1};
    return std::ranges::any_of(kConstants,
                               [&word](QLatin1StringView each) { return word.compare(each, Qt::CaseInsensitive) == 0; });
}

} // namespace

class RuleHighlighter::Formatter final : public QSyntaxHighlighter
{
public:
    explicit Formatter(const RuleHighlighter &owner) : QSyntaxHighlighter(static_cast<QObject *>(nullptr)), m_owner(owner) { }

protected:
    void highlightBlock(const QString &text) override
    {
        const QList<ruletext::Token> tokens = ruletext::tokens(text);
        for (qsizetype i = 0; i < tokens.size(); ++i) {
            if (const QColor colour = m_owner.colourOf(tokens, i); colour.isValid())
                setFormat(int(tokens[i].begin), int(tokens[i].end - tokens[i].begin), colour);
        }
    }

private:
    const RuleHighlighter &m_owner;
};

RuleHighlighter::RuleHighlighter(QObject *parent) : QObject(parent), m_formatter(std::make_unique<Formatter>(*this))
{
    connect(this, &RuleHighlighter::coloursChanged, this, [this] { m_formatter->rehighlight(); });
}

RuleHighlighter::~RuleHighlighter() = default;

void RuleHighlighter::setTarget(QQuickTextDocument *target)
{
    if (m_target == target)
        return;
    m_target = target;
    setDocument(target ? target->textDocument() : nullptr);
    Q_EMIT targetChanged();
}

void RuleHighlighter::setDocument(QTextDocument *document)
{
    m_formatter->setDocument(document);
}

/** Invalid: that of the text. */
QColor RuleHighlighter::colourOf(const QList<ruletext::Token> &tokens, qsizetype index) const
{
    const ruletext::Token &token = tokens[index];
    switch (token.kind) {
    case Kind::Path:
        if (token.text.startsWith(u'@'))
            return m_variable;
        if (isConstant(token.text) || (index + 1 < tokens.size() && tokens[index + 1].kind == Kind::Open))
            return m_keyword;
        return {};
    case Kind::Number:
    case Kind::Text: return m_literal;
    case Kind::And:
    case Kind::Or:
    case Kind::Not: return m_keyword;
    case Kind::Operator: return token.text.at(0).isLetter() ? m_keyword : m_sign;
    default: return m_sign;
    }
}

} // namespace basalt::app
