// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One policy: who may do what, whose records it is about, and on what condition. */
ColumnLayout {
    id: root

    required property int index
    required property string roleCode
    required property list<string> actions
    required property string ownerField
    required property string condition
    required property PolicyDraft draft
    required property list<string> roles
    property bool view: false

    function nameOf(action: string): string {
        switch (action) {
        case "read": return qsTr("read");
        case "create": return qsTr("create");
        case "update": return qsTr("update");
        default: return qsTr("delete");
        }
    }

    objectName: "policy_" + index
    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        ChoiceBox {
            objectName: "policyRole"
            Layout.preferredWidth: Theme.grid(44)
            label: qsTr("Who")
            values: Array.from([""]).concat(Array.from(root.roles))
            texts: Array.from([qsTr("Everybody")]).concat(Array.from(root.roles))
            value: root.roleCode
            onChosen: value => root.draft.setRoleCode(root.index, value)
        }
        UiText {
            text: qsTr("may")
            color: Theme.muted
        }
        Repeater {
            model: root.view ? ["read"] : ["read", "create", "update", "delete"]

            UiCheckBox {
                required property string modelData

                objectName: "policyAction_" + modelData
                text: root.nameOf(modelData)
                checked: Array.from(root.actions).includes(modelData)
                onToggled: root.draft.setAction(root.index, modelData, checked)
            }
        }
        Item {
            Layout.fillWidth: true
        }
        IconButton {
            objectName: "removePolicy"
            iconName: "x"
            hint: qsTr("Remove this policy")
            onClicked: root.draft.remove(root.index)
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        spacing: Theme.space3

        UiText {
            text: qsTr("whose id stands in")
            color: Theme.muted
        }
        ChoiceBox {
            objectName: "policyOwner"
            Layout.preferredWidth: Theme.grid(40)
            label: qsTr("Field with the owner's id")
            values: Array.from([""]).concat(Array.from(root.draft.ownerFields))
            texts: Array.from([qsTr("no field")]).concat(Array.from(root.draft.ownerFields))
            value: root.ownerField
            onChosen: value => root.draft.setOwnerField(root.index, value)
        }
        UiText {
            text: qsTr("and if")
            color: Theme.muted
        }
        RuleField {
            objectName: "policyCondition"
            Layout.fillWidth: true
            collection: root.draft.collection
            operation: "list"
            placeholderText: qsTr("no condition")
            text: root.condition
            onEdited: root.draft.setCondition(root.index, text)
        }
    }
    Separator {
        Layout.fillWidth: true
    }
}
