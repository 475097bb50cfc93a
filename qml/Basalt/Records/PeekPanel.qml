// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A related record, looked at from the one that refers to it; its own references lead further. */
Rectangle {
    id: root

    required property RecordPeek peek

    objectName: "peekPanel"
    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    Separator {
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.hairline
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space3
            Layout.rightMargin: Theme.space3
            Layout.topMargin: Theme.space2
            Layout.bottomMargin: Theme.space2
            spacing: Theme.space1

            IconButton {
                objectName: "peekBack"
                iconName: "arrow-left"
                hint: root.peek.canGoBack ? qsTr("Back to the record before") : qsTr("Back to the record in the table")
                onClicked: root.peek.canGoBack ? root.peek.back() : root.peek.close()
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Heading {
                    objectName: "peekTitle"
                    Layout.fillWidth: true
                    level: 2
                    text: root.peek.title
                    elide: Text.ElideRight
                }
                UiText {
                    text: root.peek.collection
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                }
            }
            IconButton {
                objectName: "peekOpen"
                iconName: "external-link"
                hint: qsTr("Open in its collection")
                onClicked: {
                    const collection = root.peek.collection;
                    RecordTables.table(collection).filter = "id = '" + root.peek.recordId + "'";
                    root.peek.close();
                    Navigator.open("collection", collection, "records");
                }
            }
            IconButton {
                objectName: "peekClose"
                iconName: "x"
                hint: qsTr("Close")
                onClicked: root.peek.close()
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        InlineNotice {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            visible: root.peek.error.isSet
            title: root.peek.error.title
            message: root.peek.error.message
        }
        ListView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            topMargin: Theme.space3
            bottomMargin: Theme.space4
            spacing: Theme.space3
            model: root.peek
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: PeekField {
                width: ListView.view.width
                onFollowed: root.peek.open(target, reference)
            }
        }
    }
}
