// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** Colours the text of a rule or filter in a TextEdit; fields keep the colour of the text. GUI thread; made by QML. */
class RuleHighlighter : public QSyntaxHighlighter
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

    [[nodiscard]] QQuickTextDocument *target() const { return m_target; }
    /** Not owned; null leaves the document that there was as it is. */
    void setTarget(QQuickTextDocument *target);

Q_SIGNALS:
    void targetChanged();
    void coloursChanged();

protected:
    void highlightBlock(const QString &text) override;

private:
    QQuickTextDocument *m_target = nullptr;
    QColor m_keyword;
    QColor m_variable;
    QColor m_literal;
    QColor m_sign;
};

} // namespace basalt::app
