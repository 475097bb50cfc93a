// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordrow.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QUndoStack>

#include <memory>

namespace basalt::app {

/** What is staged for one record. */
struct RecordEdit
{
    enum class Kind { Changed, Added, Deleted };

    Kind kind = Kind::Changed;
    RecordRow base;                        ///< as the server has it; empty for an added record
    QJsonObject values;                    ///< fields that differ from the base
    QString problem;                       ///< why the last commit was refused
    bool conflict = false;                 ///< because somebody else changed the record first
    QHash<QString, QString> fieldProblems; ///< the same, by field
};

/**
 * Edits of one collection that are not on the server yet, with undo and redo. A record is known by its key: its id, or a
 * name of our own for one that does not exist yet. Committing empties it record by record; undo reaches beyond a commit by
 * staging the old value again. GUI thread.
 */
class RecordEdits : public QObject
{
    Q_OBJECT

public:
    explicit RecordEdits(QObject *parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_edits.isEmpty(); }
    [[nodiscard]] const RecordEdit *find(const QString &key) const;
    /** Keys in the order they were first touched. */
    [[nodiscard]] const QStringList &keys() const { return m_order; }
    /** Keys of added records, newest first, as the grid shows them. */
    [[nodiscard]] QStringList addedKeys() const;
    /** Changed fields, added and deleted records together. */
    [[nodiscard]] int count() const;
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] const QUndoStack &undoStack() const { return m_undo; }

    void setValue(const QString &key, const RecordRow &base, const QString &field, const QJsonValue &value);
    QString add(const QJsonObject &values);
    void remove(const QList<RecordRow> &rows);
    void discard(const QString &key);
    void discardAll();

    /** The server took `sent`; `stored` is the record as it is now. What was edited meanwhile stays staged on top of it. */
    void committed(const QString &key, const RecordEdit &sent, const RecordRow &stored);
    void refused(const QString &key, const QString &problem, const QHash<QString, QString> &fields, bool conflict);
    /** Somebody else's change came first and the user wants to write over it: their version becomes the base. */
    void rebase(const QString &key, const RecordRow &theirs);

Q_SIGNALS:
    void changed(const QString &key);
    /** Records were added or taken back: the grid's rows move. */
    void addedChanged();

private:
    friend class SetValueCommand;
    friend class AddRecordCommand;
    friend class DeleteRecordsCommand;

    void apply(const QString &key, const QString &field, const QJsonValue &value);
    /** What is still to be sent after `sent` was stored. */
    [[nodiscard]] RecordEdit restOf(const RecordEdit &sent, const RecordEdit *now, const RecordRow &stored) const;
    void insert(const QString &key, const RecordEdit &edit);
    void take(const QString &key);

    QHash<QString, RecordEdit> m_edits;
    QHash<QString, RecordRow> m_bases; ///< newest known state of every record that undo may reach
    QStringList m_order;
    QUndoStack m_undo;
    int m_nextNew = 1;
};

} // namespace basalt::app
