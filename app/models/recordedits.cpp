// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordedits.h"

#include <QUndoCommand>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

/** One field of one record got another value. Works on what is shown, so that it holds before and after a commit. */
class SetValueCommand : public QUndoCommand
{
public:
    SetValueCommand(RecordEdits &edits, QString key, QString field, QJsonValue before, QJsonValue after)
        : m_edits(edits)
        , m_key(std::move(key))
        , m_field(std::move(field))
        , m_before(std::move(before))
        , m_after(std::move(after))
    { }
    void undo() override { m_edits.apply(m_key, m_field, m_before); }
    void redo() override { m_edits.apply(m_key, m_field, m_after); }

private:
    RecordEdits &m_edits;
    QString m_key;
    QString m_field;
    QJsonValue m_before;
    QJsonValue m_after;
};

/** A record that does not exist yet was begun. */
class AddRecordCommand : public QUndoCommand
{
public:
    AddRecordCommand(RecordEdits &edits, QString key, QJsonObject values)
        : m_edits(edits)
        , m_key(std::move(key))
        , m_values(std::move(values))
    { }
    void undo() override
    {
        if (const RecordEdit *edit = m_edits.find(m_key))
            m_values = edit->values;
        m_edits.take(m_key);
    }
    void redo() override
    {
        RecordEdit edit;
        edit.kind = RecordEdit::Kind::Added;
        edit.values = m_values;
        m_edits.insert(m_key, edit);
    }

private:
    RecordEdits &m_edits;
    QString m_key;
    QJsonObject m_values;
};

/** Records were marked for deletion; what was staged for them comes back with undo. */
class DeleteRecordsCommand : public QUndoCommand
{
public:
    DeleteRecordsCommand(RecordEdits &edits, QList<RecordRow> rows) : m_edits(edits), m_rows(std::move(rows))
    {
        for (const RecordRow &row : std::as_const(m_rows)) {
            if (const RecordEdit *edit = edits.find(row.id))
                m_before.insert(row.id, *edit);
        }
    }
    void undo() override
    {
        for (const RecordRow &row : std::as_const(m_rows)) {
            m_edits.take(row.id);
            if (m_before.contains(row.id))
                m_edits.insert(row.id, m_before.value(row.id));
        }
    }
    void redo() override
    {
        for (const RecordRow &row : std::as_const(m_rows)) {
            RecordEdit edit;
            edit.kind = RecordEdit::Kind::Deleted;
            edit.base = row;
            m_edits.insert(row.id, edit);
        }
    }

private:
    RecordEdits &m_edits;
    QList<RecordRow> m_rows;
    QHash<QString, RecordEdit> m_before;
};

RecordEdits::RecordEdits(QObject *parent) : QObject(parent) { }

const RecordEdit *RecordEdits::find(const QString &key) const
{
    const auto found = m_edits.constFind(key);
    return found == m_edits.cend() ? nullptr : &*found;
}

QStringList RecordEdits::addedKeys() const
{
    QStringList result;
    for (const QString &key : m_order) {
        if (m_edits.value(key).kind == RecordEdit::Kind::Added)
            result.prepend(key);
    }
    return result;
}

int RecordEdits::count() const
{
    int sum = 0;
    for (const RecordEdit &edit : m_edits)
        sum += edit.kind == RecordEdit::Kind::Changed ? int(edit.values.size()) : 1;
    return sum;
}

void RecordEdits::setValue(const QString &key, const RecordRow &base, const QString &field, const QJsonValue &value)
{
    const RecordEdit *edit = find(key);
    if (!edit || edit->kind == RecordEdit::Kind::Changed)
        m_bases.insert(key, edit ? edit->base : base);
    QJsonValue before = edit && edit->values.contains(field) ? edit->values.value(field) : base.values.value(field);
    if (before.isUndefined())
        before = QJsonValue::Null;
    if (before != value)
        m_undo.push(new SetValueCommand(*this, key, field, before, value));
}

QString RecordEdits::add(const QJsonObject &values)
{
    QString key = u"new:%1"_s.arg(m_nextNew++);
    m_undo.push(new AddRecordCommand(*this, key, values));
    return key;
}

void RecordEdits::remove(const QList<RecordRow> &rows)
{
    if (!rows.isEmpty())
        m_undo.push(new DeleteRecordsCommand(*this, rows));
}

void RecordEdits::discard(const QString &key)
{
    // The steps that led here can no longer be told apart from those of other records.
    m_undo.clear();
    take(key);
}

void RecordEdits::discardAll()
{
    m_undo.clear();
    const QStringList keys = m_order;
    for (const QString &key : keys)
        take(key);
}

void RecordEdits::committed(const QString &key, const RecordEdit &sent, const RecordRow &stored)
{
    const RecordEdit *now = find(key);
    const bool rowsMove = sent.kind != RecordEdit::Kind::Changed;
    if (now && now->kind == RecordEdit::Kind::Deleted && !rowsMove) {
        RecordEdit deletion = *now;
        deletion.base = stored;
        m_bases.insert(key, stored);
        insert(key, deletion);
        return;
    }
    const RecordEdit rest = restOf(sent, now, stored);
    m_bases.insert(key, stored);
    take(key);
    // An added record has another key now and a deleted one is gone: earlier steps would act on nothing.
    if (rowsMove)
        m_undo.clear();
    if (!rest.values.isEmpty()) {
        m_bases.insert(stored.id, stored);
        insert(stored.id, rest);
    }
}

RecordEdit RecordEdits::restOf(const RecordEdit &sent, const RecordEdit *now, const RecordRow &stored) const
{
    RecordEdit rest;
    rest.base = stored;
    if (sent.kind == RecordEdit::Kind::Deleted || (sent.kind == RecordEdit::Kind::Added && !now))
        return rest;
    const QJsonObject shown = now ? now->values : QJsonObject();
    for (auto it = shown.constBegin(); it != shown.constEnd(); ++it) {
        if (it.value() != sent.values.value(it.key()) && it.value() != stored.values.value(it.key()))
            rest.values.insert(it.key(), it.value());
    }
    // Taken back while it was on its way: what shows is the value before.
    for (auto it = sent.values.constBegin(); it != sent.values.constEnd(); ++it) {
        const QJsonValue before = sent.base.values.value(it.key());
        if (!shown.contains(it.key()))
            rest.values.insert(it.key(), before.isUndefined() ? QJsonValue(QJsonValue::Null) : before);
    }
    return rest;
}

void RecordEdits::refused(const QString &key, const QString &problem, const QHash<QString, QString> &fields, bool conflict)
{
    const auto found = m_edits.find(key);
    if (found == m_edits.end())
        return;
    found->problem = problem;
    found->fieldProblems = fields;
    found->conflict = conflict;
    Q_EMIT changed(key);
}

void RecordEdits::rebase(const QString &key, const RecordRow &theirs)
{
    const auto found = m_edits.find(key);
    if (found == m_edits.end())
        return;
    found->base = theirs;
    found->problem.clear();
    found->conflict = false;
    m_bases.insert(key, theirs);
    Q_EMIT changed(key);
}

void RecordEdits::apply(const QString &key, const QString &field, const QJsonValue &value)
{
    RecordEdit edit = m_edits.value(key);
    if (!m_edits.contains(key))
        edit.base = m_bases.value(key);
    QJsonValue stored = edit.base.values.value(field);
    if (stored.isUndefined() && edit.kind == RecordEdit::Kind::Changed)
        stored = QJsonValue::Null;
    if (stored == value)
        edit.values.remove(field);
    else
        edit.values.insert(field, value);
    edit.fieldProblems.remove(field);
    // Nothing that was refused is left: whether it is right now, the next commit will tell.
    if (edit.fieldProblems.isEmpty() && !edit.conflict)
        edit.problem.clear();
    if (edit.values.isEmpty() && edit.kind == RecordEdit::Kind::Changed)
        take(key);
    else
        insert(key, edit);
}

void RecordEdits::insert(const QString &key, const RecordEdit &edit)
{
    const bool added = edit.kind == RecordEdit::Kind::Added && !m_edits.contains(key);
    if (!m_edits.contains(key))
        m_order.append(key);
    m_edits.insert(key, edit);
    Q_EMIT changed(key);
    if (added)
        Q_EMIT addedChanged();
}

void RecordEdits::take(const QString &key)
{
    const auto found = m_edits.constFind(key);
    if (found == m_edits.cend())
        return;
    const bool added = found->kind == RecordEdit::Kind::Added;
    m_edits.erase(found);
    m_order.removeOne(key);
    Q_EMIT changed(key);
    if (added)
        Q_EMIT addedChanged();
}

} // namespace basalt::app
