// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulehighlighter.h"

#include "ruletext.h"

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

RuleHighlighter::RuleHighlighter(QObject *parent) : QSyntaxHighlighter(parent)
{
    connect(this, &RuleHighlighter::coloursChanged, this, &RuleHighlighter::rehighlight);
}

void RuleHighlighter::setTarget(QQuickTextDocument *target)
{
    if (m_target == target)
        return;
    m_target = target;
    setDocument(target ? target->textDocument() : nullptr);
    Q_EMIT targetChanged();
}

void RuleHighlighter::highlightBlock(const QString &text)
{
    const QList<ruletext::Token> tokens = ruletext::tokens(text);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const ruletext::Token &token = tokens[i];
        QColor colour = m_sign;
        switch (token.kind) {
        case Kind::Path:
            if (token.text.startsWith(u'@'))
                colour = m_variable;
            else if (isConstant(token.text) || (i + 1 < tokens.size() && tokens[i + 1].kind == Kind::Open))
                colour = m_keyword;
            else
                continue;
            break;
        case Kind::Number:
        case Kind::Text: colour = m_literal; break;
        case Kind::And:
        case Kind::Or:
        case Kind::Not: colour = m_keyword; break;
        case Kind::Operator:
            if (token.text.at(0).isLetter())
                colour = m_keyword;
            break;
        default: break;
        }
        setFormat(int(token.begin), int(token.end - token.begin), colour);
    }
}

} // namespace basalt::app
