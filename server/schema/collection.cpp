// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/collection.h"

#include "schema/names.h"

#include <algorithm>

namespace basalt::schema {

namespace {

Field systemColumn(const QByteArray &name, FieldType type)
{
    Field field;
    field.name = name;
    field.type = type;
    field.system = true;
    return field;
}

} // namespace

Collection Collection::named(const QByteArray &name)
{
    Collection collection;
    collection.name = name;
    collection.tableName = schema::tableName(name);
    collection.append(systemColumn("id", FieldType::Text));
    collection.append(systemColumn("account_id", FieldType::Text));
    collection.append(systemColumn("created_at", FieldType::DateTime));
    collection.append(systemColumn("created_by", FieldType::Text));
    collection.append(systemColumn("updated_at", FieldType::DateTime));
    collection.append(systemColumn("updated_by", FieldType::Text));
    collection.append(systemColumn("version", FieldType::Integer));
    return collection;
}

Collection Collection::reshaped(const QByteArray &newName, std::vector<Field> newFields) const
{
    Collection made = *this;
    made.name = newName;
    made.tableName = schema::tableName(newName);
    made.columns.resize(kSystemColumnCount);
    made.m_index.clear();
    for (size_t i = 0; i < made.columns.size(); ++i)
        made.m_index.insert(made.columns[i].name, int(i));
    for (Field &field : newFields)
        made.append(std::move(field));
    return made;
}

Collection Collection::asView(const QByteArray &newName, std::shared_ptr<const ViewSelect> selected,
                              std::vector<Field> newFields) const
{
    Collection made = reshaped(newName, {});
    made.select = std::move(selected);
    made.m_index.clear();
    for (int i = 0; i < kSystemColumnCount; ++i) {
        Field &column = made.columns[size_t(i)];
        column.absent = made.isGroupedView() && i > kAccountId;
        if (!column.absent)
            made.m_index.insert(column.name, i);
    }
    for (Field &field : newFields)
        made.append(std::move(field));
    return made;
}

void Collection::append(Field field)
{
    field.column = columnName(field.name);
    if (!isView())
        field.junction = field.multiple ? junctionName(tableName, field.name) : QByteArray();
    field.computation.reset(); // that of another collection counts other columns
    m_index.insert(field.name, int(columns.size()));
    columns.push_back(std::move(field));
}

const Field *Collection::field(const QByteArray &column) const
{
    const int index = columnIndex(column);
    return index < 0 ? nullptr : &columns[size_t(index)];
}

const Field *Collection::fieldById(const QByteArray &fieldId) const
{
    const auto found = std::ranges::find(fields(), fieldId, &Field::id);
    return found == fields().end() ? nullptr : &*found;
}

const FieldList &Collection::fieldList(Operation operation) const
{
    switch (operation) {
    case Operation::List: return listFields;
    case Operation::Create: return createFields;
    case Operation::Update: return updateFields;
    case Operation::View:
    case Operation::Delete: break;
    }
    return viewFields;
}

} // namespace basalt::schema
