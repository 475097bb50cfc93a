// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Rules said by whom: policies, and the five rules that they come to, which take the place of those above when asked to. */
Rectangle {
    id: root

    required property RulesEditor rules
    readonly property bool view: Array.from(CollectionStore.views).includes(rules.collection)

    objectName: "policiesPanel"
    implicitHeight: body.implicitHeight + 2 * Theme.space3
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border

    PolicyDraft {
        id: policies

        objectName: "policyDraft"
        collection: root.rules.collection
    }
    RoleListModel {
        id: roleList
    }
    Command {
        id: add

        commandId: "rules.policy"
        title: qsTr("Add a policy")
        category: qsTr("Collection")
        iconName: "plus"
        keywords: qsTr("role owner rules by whom")
        writes: true
        enabled: root.visible
        onTriggered: policies.add()
    }
    ColumnLayout {
        id: body

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Icon {
                name: "users"
                color: Theme.faint
            }
            UiText {
                text: qsTr("Write them as policies")
                font.weight: Theme.weightStrong
            }
            UiText {
                Layout.fillWidth: true
                text: qsTr("Each lets somebody in; what none is about is locked.")
                color: Theme.muted
            }
            UiButton {
                objectName: "addPolicy"
                command: add
            }
        }
        Repeater {
            model: policies

            PolicyRow {
                Layout.fillWidth: true
                draft: policies
                roles: Array.from(roleList.names)
                view: root.view
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: policies.count > 0
            spacing: Theme.space2

            UiText {
                Layout.fillWidth: true
                text: qsTr("The rules that they come to take the place of all above, where they can be looked at, tried and changed before they are saved.")
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
                wrapMode: Text.WordWrap
            }
            UiButton {
                text: qsTr("Drop them")
                onClicked: policies.clear()
            }
            UiButton {
                objectName: "usePolicies"
                kind: "primary"
                text: qsTr("Write the rules")
                enabled: policies.complete
                onClicked: policies.writeTo(root.rules)
            }
        }
    }
}
