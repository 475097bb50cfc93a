// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Changes each of which would be enough, with what else comes with them. */
Card {
    id: root

    function iconOf(kind: string): string {
        switch (kind) {
        case "assign_permission": return "key-round";
        case "assign_set": return "layers";
        case "give_role": return "user-round";
        case "add_to_group": return "boxes";
        case "change_field": return "pencil";
        default: return "lock-open";
        }
    }

    objectName: "accessRemedies"
    spacing: Theme.space3

    Heading {
        level: 2
        text: qsTr("What would change it")
    }
    UiText {
        width: parent.width
        text: AccessQuestion.remedies.length > 0 ? qsTr("Each of these is enough by itself; it was tried.") : qsTr("No single change of a grant, a group or a field would.")
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    Repeater {
        model: AccessQuestion.remedies

        RowLayout {
            id: remedy

            required property accessRemedy modelData

            objectName: "accessRemedy"
            width: parent ? parent.width : 0
            spacing: Theme.space2
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.note === "" ? modelData.text : modelData.text + ", " + modelData.note

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.hairline
                name: root.iconOf(remedy.modelData.kind)
                color: Theme.accent
                size: Theme.iconSizeSmall
            }
            Column {
                Layout.fillWidth: true

                UiText {
                    width: parent.width
                    text: remedy.modelData.text
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }
                UiText {
                    width: parent.width
                    visible: text !== ""
                    text: remedy.modelData.note
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                    wrapMode: Text.WordWrap
                }
            }
        }
    }
}
