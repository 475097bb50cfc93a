// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonhead.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::jsonhead {

namespace {

struct JsonTexts
{
    Q_DECLARE_TR_FUNCTIONS(TableHead)
};

/** Finds where objects end, and what their own members are called. */
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) { }

    /** Blanks, and what stands between two objects. */
    QChar skip()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u',' || m_text[m_at] == QChar::ByteOrderMark))
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }

    void step() { ++m_at; }

    /** The text of the object that begins here; null if it does not end. Its members are added to `names`. */
    QStringView object(QStringList &names)
    {
        const qsizetype from = m_at;
        int depth = 0;
        QStringView lastText;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                const qsizetype begin = m_at;
                if (!skipText())
                    return {};
                lastText = m_text.sliced(begin, m_at - begin + 1);
            } else if (c == u':' && depth == 1) {
                if (const QString name = unquoted(lastText); !m_known.contains(name)) {
                    m_known.insert(name);
                    names += name;
                }
            } else if (c == u'{' || c == u'[') {
                ++depth;
            } else if ((c == u'}' || c == u']') && --depth == 0) {
                ++m_at;
                return m_text.sliced(from, m_at - from);
            }
        }
        return {};
    }

private:
    /** From the quote that begins a text to the one that ends it. */
    bool skipText()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'\\')
                ++m_at;
            else if (m_text[m_at] == u'"')
                return true;
        }
        return false;
    }

    static QString unquoted(QStringView text)
    {
        return QJsonDocument::fromJson(QByteArray('[' + text.toUtf8() + ']')).array().at(0).toString();
    }

    const QStringView m_text;
    qsizetype m_at = 0;
    QSet<QString> m_known;
};

QString textOf(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

} // namespace

TableHead read(const QString &text, bool isWhole, bool isArray, qsizetype maxRows)
{
    TableHead head;
    Scanner scanner(text);
    if (isArray && scanner.skip() != u'[') {
        head.problem = JsonTexts::tr("The file must be one array of objects.");
        return head;
    }
    if (isArray)
        scanner.step();
    QList<QJsonObject> objects;
    while (objects.size() < maxRows) {
        const QChar next = scanner.skip();
        if (next.isNull() || (isArray && next == u']'))
            break;
        const qsizetype row = objects.size() + 1;
        const QStringView object = next == u'{' ? scanner.object(head.columns) : QStringView();
        if (next == u'{' && object.isNull() && !isWhole)
            break;
        const QJsonDocument document = QJsonDocument::fromJson(object.toUtf8());
        if (!document.isObject()) {
            head.problem = JsonTexts::tr("Row %1 is no JSON object.").arg(row);
            break;
        }
        objects += document.object();
    }
    for (const QJsonObject &object : std::as_const(objects)) {
        QStringList row;
        for (const QString &name : std::as_const(head.columns))
            row += textOf(object.value(name));
        head.rows += row;
    }
    return head;
}

} // namespace basalt::app::jsonhead
