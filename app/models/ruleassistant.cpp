// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruleassistant.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

using ruletext::Token;

constexpr int kCheckPauseMs = 300;
constexpr qsizetype kMostSuggestions = 60;

struct Word
{
    QLatin1StringView text;
    bool onlyRules; ///< filters know nothing of it
};

constexpr std::array kWords{
    Word{"@request.auth.id"_L1, false},
    Word{"@request.auth.email"_L1, false},
    Word{"@request.auth.role"_L1, false},
    Word{"@request.auth.account_id"_L1, false},
    Word{"@request.auth.groups"_L1, false},
    Word{"@request.data."_L1, true},
    Word{"@old."_L1, true},
    Word{"@now"_L1, false},
    Word{"@yesterday"_L1, false},
    Word{"@tomorrow"_L1, false},
    Word{"@todayStart"_L1, false},
    Word{"@todayEnd"_L1, false},
    Word{"@monthStart"_L1, false},
    Word{"@monthEnd"_L1, false},
    Word{"@yearStart"_L1, false},
    Word{"@yearEnd"_L1, false},
    Word{"@owns_record()"_L1, true},
    Word{"@has_role('admin')"_L1, true},
    Word{"@has_group('')"_L1, true},
    Word{"@is_public()"_L1, true},
};

} // namespace

RuleAssistant::RuleAssistant(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCheckPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &RuleAssistant::validate);
    connect(&m_fields, &RuleFields::changed, this, &RuleAssistant::suggest);
}

void RuleAssistant::setCollection(const QString &collection)
{
    if (collection == m_fields.collection())
        return;
    m_fields.setCollection(collection);
    Q_EMIT placeChanged();
}

void RuleAssistant::setOperation(const QString &operation)
{
    m_operation = operation;
    Q_EMIT placeChanged();
}

void RuleAssistant::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    ++m_generation;
    setProblem({});
    // Only superadmins may ask, and what is empty needs no asking.
    if (!text.trimmed().isEmpty() && AppContext::instance()->session().isSuperadmin())
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT placeChanged();
    suggest();
}

void RuleAssistant::setCursor(int cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT placeChanged();
    suggest();
}

void RuleAssistant::offer(const QString &text, const QString &detail, const QString &icon)
{
    const bool fits = text.startsWith(m_begun, Qt::CaseInsensitive) && text != m_begun;
    if (fits && m_suggestions.size() < kMostSuggestions)
        m_suggestions += Suggestion{text, detail, icon};
}

/** Where in the text the cursor is: the two are set one after the other. */
qsizetype RuleAssistant::place() const
{
    return std::min<qsizetype>(m_cursor, m_text.size());
}

void RuleAssistant::suggest()
{
    beginResetModel();
    m_suggestions.clear();
    const QString before = m_text.first(place());
    QList<Token> tokens = ruletext::tokens(before);
    m_begun.clear();
    const bool inToken = !tokens.isEmpty() && tokens.constLast().end == before.size();
    const bool inText = inToken && tokens.constLast().kind == Token::Kind::Text;
    // Only a text may be empty.
    const bool inWord =
        inToken && !inText && (tokens.constLast().kind == Token::Kind::Path || tokens.constLast().text.at(0).isLetter());
    if (inWord)
        m_begun = before.sliced(tokens.takeLast().begin);
    const auto kind = [&](qsizetype fromEnd) {
        return tokens.size() >= fromEnd ? tokens.at(tokens.size() - fromEnd).kind : Token::Kind::And;
    };
    if (!inText) {
        switch (kind(1)) {
        case Token::Kind::And:
        case Token::Kind::Or:
        case Token::Kind::Not:
        case Token::Kind::Open: suggestNames(); break;
        case Token::Kind::Operator:
            if (kind(2) == Token::Kind::Path)
                suggestValues(tokens.at(tokens.size() - 2).text);
            suggestNames();
            break;
        case Token::Kind::Path:
            if (kind(2) == Token::Kind::Operator)
                suggestOperators({});
            else
                suggestOperators(tokens.constLast().text);
            break;
        default: suggestOperators({}); break;
        }
    }
    endResetModel();
    Q_EMIT suggestionsChanged();
}

void RuleAssistant::suggestNames()
{
    const auto dot = m_begun.lastIndexOf(u'.');
    const QString path = m_begun.startsWith(u'@') ? QString() : m_begun.first(dot + 1);
    QString prefix = path;
    QString behind = path;
    for (const QLatin1StringView root : {"@request.data."_L1, "@old."_L1}) {
        if (m_begun.startsWith(root)) {
            prefix = root;
            behind.clear();
        }
    }
    const QList<FieldInfo> fields = m_fields.fieldsBehind(behind);
    for (const FieldInfo &field : fields) {
        if (!m_begun.startsWith(u'@') || !prefix.isEmpty())
            offer(prefix + field.name, field.target.isEmpty() ? field.type : u"→ "_s + field.target,
                  FieldInfo::iconOfType(field.type));
        if (!field.target.isEmpty() && !field.multiple)
            offer(prefix + field.name + u'.', tr("fields of %1").arg(field.target), u"link-2"_s);
    }
    for (const Word &word : kWords) {
        if (!word.onlyRules || m_operation != "filter"_L1)
            offer(word.text, {}, u"zap"_s);
    }
}

void RuleAssistant::suggestOperators(const QString &path)
{
    const auto add = [this](QLatin1StringView text, const QString &detail) { offer(text, detail, u"code"_s); };
    if (path.isEmpty() || path.startsWith(u'@')) {
        add("&& "_L1, tr("and"));
        add("|| "_L1, tr("or"));
        if (path.isEmpty())
            return;
    }
    const FieldInfo *field = m_fields.field(path);
    const QString any = field && field->multiple ? u"?"_s : QString();
    for (const QLatin1StringView op : {"="_L1, "!="_L1, "~"_L1, "!~"_L1, ">"_L1, ">="_L1, "<"_L1, "<="_L1}) {
        const bool ordering = op.startsWith('<'_L1) || op.startsWith('>'_L1);
        if (ordering && field && (field->type == "boolean"_L1 || field->type == "select"_L1 || !field->target.isEmpty()))
            continue;
        const QString detail = op == "~"_L1 ? tr("contains") : op == "!~"_L1 ? tr("does not contain") : QString();
        offer(any + op + u' ', detail, u"code"_s);
    }
    add("IN ("_L1, tr("one of several"));
    add("BETWEEN "_L1, {});
    add("IS NULL"_L1, tr("is empty"));
    add("IS NOT NULL"_L1, tr("is not empty"));
}

void RuleAssistant::suggestValues(const QString &path)
{
    const FieldInfo *field = m_fields.field(path);
    if (!field)
        return;
    for (const QString &choice : field->choices)
        offer(recordformat::quoted(choice), tr("a choice of %1").arg(path), u"circle-dot"_s);
    if (field->type == "boolean"_L1) {
        offer(u"true"_s, {}, u"toggle-left"_s);
        offer(u"false"_s, {}, u"toggle-left"_s);
    }
}

QString RuleAssistant::completed(int row) const
{
    if (row < 0 || row >= count())
        return m_text;
    const qsizetype begin = place() - m_begun.size();
    // The rest of the word under the cursor goes with it.
    qsizetype end = place();
    while (end < m_text.size() && (m_text.at(end).isLetterOrNumber() || m_text.at(end) == u'_'))
        ++end;
    return m_text.first(begin) + m_suggestions.at(row).text + m_text.sliced(m_begun.isEmpty() ? place() : end);
}

int RuleAssistant::cursorAfter(int row) const
{
    if (row < 0 || row >= count())
        return m_cursor;
    return int(m_cursor - m_begun.size() + m_suggestions.at(row).text.size());
}

void RuleAssistant::validate()
{
    const QJsonObject body{{u"collection"_s, collection()}, {u"rule"_s, m_text}, {u"operation"_s, m_operation}};
    const ApiRequest request = ApiRequest::send("POST", u"/api/v1/rules/validate"_s, body);
    AppContext::instance()->client().send(request, this, [this, generation = m_generation](const ApiResult &result) {
        if (generation != m_generation || !result)
            return;
        const QJsonArray errors = result->object().value("errors"_L1).toArray();
        setProblem(errors.isEmpty() ? QString() : errors.first()["message"_L1].toString());
    });
}

void RuleAssistant::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    static const QRegularExpression place(u"position (\\d+)"_s);
    const auto match = place.match(problem);
    m_problem = problem;
    m_problemPosition = match.hasMatch() ? match.captured(1).toInt() - 1 : -1;
    Q_EMIT problemChanged();
}

int RuleAssistant::problemLength() const
{
    const auto tokens = ruletext::tokens(m_text);
    for (const Token &token : tokens) {
        if (token.begin <= m_problemPosition && m_problemPosition < token.end)
            return int(token.end - m_problemPosition);
    }
    return 1;
}

int RuleAssistant::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RuleAssistant::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Suggestion &suggestion = m_suggestions.at(index.row());
    switch (role) {
    case TextRole: return suggestion.text;
    case DetailRole: return suggestion.detail;
    case IconRole: return suggestion.icon;
    default: return {};
    }
}

QHash<int, QByteArray> RuleAssistant::roleNames() const
{
    return {{TextRole, "suggestion"}, {DetailRole, "detail"}, {IconRole, "iconName"}};
}

} // namespace basalt::app
