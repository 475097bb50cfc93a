// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ruletext.h"

#include <QColor>
#include <QObject>
#include <QQuickTextDocument>
#include <QtQml/qqmlregistration.h>

#include <memory>

class QTextDocument;

namespace basalt::app {

/** Colours the text of a rule or filter in a TextEdit; fields keep the colour of the text. GUI thread; made by QML. */
class RuleHighlighter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    Q_PROPERTY(QColor keyword MEMBER m_keyword NOTIFY coloursChanged FINAL)   ///< `&&`, `NOT`, `IN`, `null`, functions
    Q_PROPERTY(QColor variable MEMBER m_variable NOTIFY coloursChanged FINAL) ///< `@request.auth.id`
    Q_PROPERTY(QColor literal MEMBER m_literal NOTIFY coloursChanged FINAL)   ///< texts and numbers
    Q_PROPERTY(QColor sign MEMBER m_sign NOTIFY coloursChanged FINAL)         ///< comparisons, brackets, commas

public:
    explicit RuleHighlighter(QObject *parent = nullptr);
    ~RuleHighlighter() override;
    Q_DISABLE_COPY_MOVE(RuleHighlighter)

    [[nodiscard]] QQuickTextDocument *target() const { return m_target; }
    /** Not owned; null leaves the document that there was as it is. */
    void setTarget(QQuickTextDocument *target);
    /** Not owned; null leaves the one that there was as it is. */
    void setDocument(QTextDocument *document);

Q_SIGNALS:
    void targetChanged();
    void coloursChanged();

private:
    class Formatter; ///< a QSyntaxHighlighter, which QML has no type for

    [[nodiscard]] QColor colourOf(const QList<ruletext::Token> &tokens, qsizetype index) const;

    std::unique_ptr<Formatter> m_formatter;
    QQuickTextDocument *m_target = nullptr;
    QColor m_keyword;
    QColor m_variable;
    QColor m_literal;
    QColor m_sign;
};

} // namespace basalt::app
