// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which fields the user would be shown: in clear, masked, not at all. */
Card {
    id: root

    component Kind: Column {
        id: kind

        required property string title
        required property string iconName
        required property list<string> fields

        width: parent ? parent.width : 0
        visible: fields.length > 0
        spacing: Theme.space1

        SectionLabel {
            text: kind.title
        }
        Flow {
            width: parent.width
            spacing: Theme.space1

            Repeater {
                model: kind.fields

                Chip {
                    required property string modelData

                    iconName: kind.iconName
                    text: modelData
                }
            }
        }
    }

    objectName: "accessFields"
    spacing: Theme.space3

    Heading {
        level: 2
        text: qsTr("Fields")
    }
    Kind {
        title: qsTr("Shown")
        iconName: "eye"
        fields: Array.from(AccessQuestion.visibleFields)
    }
    Kind {
        title: qsTr("Masked")
        iconName: "eye-off"
        fields: Array.from(AccessQuestion.maskedFields)
    }
    Kind {
        title: qsTr("Not shown")
        iconName: "x"
        fields: Array.from(AccessQuestion.hiddenFields)
    }
}
