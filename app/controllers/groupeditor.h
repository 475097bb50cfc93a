// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Creates, changes and deletes groups, and takes people in and out. GUI thread; made by QML. */
class GroupEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /**
     * In the account that is chosen. `kind`: `internal`, `external` or `hybrid`; `standard`: every new user of the account is a
     * member.
     */
    Q_INVOKABLE void create(const QString &name, const QString &description, const QString &kind, bool standard);
    Q_INVOKABLE void rename(const QString &id, const QString &name, const QString &description);
    /** `kind` as in create(); `creating`: who stands in a provider's list and is no user becomes one, which internal groups never do. */
    Q_INVOKABLE void setOrigin(const QString &id, const QString &kind, bool creating);
    Q_INVOKABLE void setEnabled(const QString &id, bool enabled);
    Q_INVOKABLE void remove(const QString &id);
    Q_INVOKABLE void addMember(const QString &id, const QString &userId);
    Q_INVOKABLE void removeMember(const QString &id, const QString &userId);
    /** Who is in `object` at the provider, or has `role` there, becomes a member; either may be empty. */
    Q_INVOKABLE void addMapping(const QString &id, const QString &provider, const QString &object, const QString &role);
    Q_INVOKABLE void removeMapping(const QString &id, const QString &mappingId);

Q_SIGNALS:
    void saved(const QString &id, const QString &name);
    void removed();
    void membersChanged();
    void mappingsChanged();

private:
    void save(const ApiRequest &request);
};

} // namespace basalt::app
