// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The fields as a list that one can add to. */
Item {
    id: root

    required property SchemaEditor editor
    property bool readOnly: false

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true

            SectionLabel {
                Layout.fillWidth: true
                text: qsTr("Fields")
            }
            UiText {
                text: qsTr("Every record also has id, account, created and updated.")
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
        }
        ListView {
            id: list

            property int kept: 0

            function keepInSight(index: int): void {
                kept = index;
                keeping.restart();
            }

            objectName: "fieldList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: contentHeight
            Layout.maximumHeight: contentHeight
            clip: true
            spacing: Theme.space2
            model: root.editor
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: Theme.windowHeight
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: FieldRow {
                width: list.width - (list.contentHeight > list.height ? Theme.space3 : 0)
                editor: root.editor
                readOnly: root.readOnly
                // A form that grows with its type stays in sight.
                onHeightChanged: if (open) list.keepInSight(index)
            }

            Timer {
                id: keeping

                // Once the list knows how high its rows are.
                interval: 0
                onTriggered: list.positionViewAtIndex(list.kept, ListView.Contain)
            }
        }
        UiButton {
            objectName: "addFieldButton"
            visible: !root.readOnly
            iconName: "plus"
            text: qsTr("Add field")
            onClicked: {
                root.editor.addField();
                list.positionViewAtEnd();
                const row = list.itemAtIndex(root.editor.count - 1) as FieldRow;
                if (row)
                    row.focusName();
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
