// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordtablemodel.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * The rectangle of cells between an anchor and the cursor of a record grid, and what one can do with all of them: set a
 * value, paste, copy. Hidden columns are never part of it. GUI thread; made by QML.
 */
class RecordRange : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::RecordTableModel *table READ table WRITE setTable NOTIFY changed FINAL)
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY changed FINAL)
    Q_PROPERTY(int column READ column WRITE setColumn NOTIFY changed FINAL)
    Q_PROPERTY(int anchorRow READ anchorRow NOTIFY changed FINAL)
    Q_PROPERTY(int anchorColumn READ anchorColumn NOTIFY changed FINAL)
    Q_PROPERTY(int top READ top NOTIFY changed FINAL)
    Q_PROPERTY(int bottom READ bottom NOTIFY changed FINAL)
    Q_PROPERTY(int left READ left NOTIFY changed FINAL)
    Q_PROPERTY(int right READ right NOTIFY changed FINAL)
    Q_PROPERTY(bool several READ isSeveral NOTIFY changed FINAL)
    Q_PROPERTY(double cellCount READ cellCount NOTIFY changed FINAL)

public:
    static constexpr int kMaxRows = 1000; ///< of a range that is edited or copied, and of what is pasted

    using QObject::QObject;

    [[nodiscard]] RecordTableModel *table() const { return m_table; }
    void setTable(RecordTableModel *table);
    [[nodiscard]] int row() const { return m_row; }
    void setRow(int row);
    [[nodiscard]] int column() const { return m_column; }
    void setColumn(int column);
    [[nodiscard]] int anchorRow() const { return m_anchorRow; }
    [[nodiscard]] int anchorColumn() const { return m_anchorColumn; }
    [[nodiscard]] int top() const { return std::min(m_row, m_anchorRow); }
    [[nodiscard]] int bottom() const { return std::max(m_row, m_anchorRow); }
    [[nodiscard]] int left() const { return std::min(m_column, m_anchorColumn); }
    [[nodiscard]] int right() const { return std::max(m_column, m_anchorColumn); }
    [[nodiscard]] bool isSeveral() const { return m_row != m_anchorRow || m_column != m_anchorColumn; }
    [[nodiscard]] double cellCount() const;

    /** Where the rectangle begins; the cursor is its other corner. */
    Q_INVOKABLE void setAnchor(int row, int column);
    /** Only the cell under the cursor. */
    Q_INVOKABLE void collapse() { setAnchor(m_row, m_column); }
    /** Stages one value for all cells. */
    Q_INVOKABLE void setText(const QString &text);
    Q_INVOKABLE void setNull();
    /**
     * Stages a table of cells from the upper left corner on. One cell fills the whole range. What goes beyond the last row
     * begins new records.
     */
    Q_INVOKABLE void paste(const QString &text);
    /** The cells as text: `tsv`, `csv`, `json`, `markdown`, or `curl`, the call that reads them. */
    Q_INVOKABLE [[nodiscard]] QString copied(const QString &format) const;

Q_SIGNALS:
    void changed();
    /** So many values are staged; so many were none of their fields, the first for this reason; so many cells are not loaded. */
    void staged(int values, int refused, const QString &firstProblem, int missing);
    /** Nothing was staged, for this reason. */
    void declined(const QString &reason);

private:
    struct Tally
    {
        int values = 0;
        int refused = 0;
        int missing = 0;
        QString firstProblem;
    };

    /** Whole rows if some are selected, else those of the rectangle. */
    [[nodiscard]] QList<int> rows() const;
    [[nodiscard]] QList<int> columns() const;
    [[nodiscard]] bool isTooTall(int rows);
    void stageCell(int row, int column, const QString &text, Tally &tally);
    [[nodiscard]] QString resolved(int column, const QString &text) const;
    void addRecords(const QList<QStringList> &rows, const QList<int> &columns, Tally &tally);
    [[nodiscard]] QList<QStringList> texts(bool forPeople) const;
    [[nodiscard]] QString asJson() const;
    [[nodiscard]] QString asCurl() const;

    QPointer<RecordTableModel> m_table;
    int m_row = 0;
    int m_column = 1;
    int m_anchorRow = 0;
    int m_anchorColumn = 1;
};

} // namespace basalt::app
