// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls

/** The roles of one type of things. */
Item {
    id: root

    required property string resourceType
    required property AccessListCommands commands
    signal changeRequested(role: ResourceRoleRow)
    signal removalRequested(code: string, name: string)

    function reload(): void {
        roles.reload();
    }

    ResourceRoleModel {
        id: roles

        objectName: "resourceRoleModel"
        resourceType: root.resourceType
    }
    ListView {
        objectName: "resourceRoleRows"
        anchors.fill: parent
        visible: roles.loaded
        clip: true
        activeFocusOnTab: true
        model: roles
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Roles")
        delegate: ResourceRoleRow {
            id: role

            width: ListView.view.width
            changeable: root.commands.newRole.enabled
            onChangeRequested: root.changeRequested(role)
            onRemovalRequested: root.removalRequested(role.code, role.name)

            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: roles.loading && !roles.loaded
    }
    EmptyState {
        anchors.centerIn: parent
        visible: roles.loaded && roles.count === 0
        iconName: "key-round"
        title: qsTr("No roles")
        message: qsTr("A role bundles flags of this type, so that they are given and changed as one.")

        UiButton {
            visible: root.commands.newRole.enabled
            command: root.commands.newRole
        }
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !roles.loaded && roles.error.isSet && !roles.loading
        error: roles.error
        onRetry: roles.reload()
    }
}
